const RATE = 8000;
const SECONDS = 3;
const HEADER_BYTES = 44;

/** The fog signal of Marrow Light: one blast of a diaphone with its grunt at the end. 8-bit PCM in a RIFF WAVE file. */
export function fogSignal(): Buffer {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(HEADER_BYTES + samples);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1) file.writeUInt8(sample(at / RATE), HEADER_BYTES + at);
  return file;
}

function sample(time: number): number {
  const pitch = time < 2.4 ? 180 : 95;
  const loud = Math.min(1, time / 0.2, (SECONDS - time) / 0.15);
  const wave = Math.sin(2 * Math.PI * pitch * time) + 0.4 * Math.sin(4 * Math.PI * pitch * time);
  return Math.round(128 + 60 * loud * wave);
}
