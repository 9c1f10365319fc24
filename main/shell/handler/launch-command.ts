/** What a process knows of how it was started. */
export type ProcessFacts = {
  readonly packaged: boolean;
  readonly execPath: string;
  readonly execArgv: readonly string[];
  readonly argv: readonly string[];
  /** The folder of the app, as `electron .` takes it. */
  readonly appPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The command that starts this very copy again, without the arguments of this launch. */
export function launchCommand(facts: ProcessFacts): readonly string[] {
  const { packaged, execPath, execArgv, argv, appPath } = facts;
  if (packaged) return [appImage(facts) ?? execPath];
  // Whoever had to do without Chromium's sandbox here (root) has to the next time.
  const noSandbox = argv.filter((argument) => argument === '--no-sandbox');
  return [execPath, ...execArgv, ...noSandbox, appPath];
}

/**
 * The AppImage that this program came out of: what is mounted has gone when it ends. The variables are inherited by
 * whatever an AppImage starts, so they count only where the program lies in the folder they name.
 */
function appImage({ execPath, env }: ProcessFacts): string | undefined {
  const { APPIMAGE: file, APPDIR: folder } = env;
  return file?.startsWith('/') && folder?.startsWith('/') && execPath.startsWith(`${folder}/`) ? file : undefined;
}
