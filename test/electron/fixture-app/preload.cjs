const { contextBridge, ipcRenderer } = require('electron');

class Custom {
  own = 'kept';
  method() {
    return 'lost';
  }
}

function tryRequire(name) {
  try {
    return typeof require(name);
  } catch (error) {
    return error.message;
  }
}

const heard = [];

contextBridge.exposeInMainWorld('fixture', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on(channel, listener) {
    const heardIt = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, heardIt);
    return () => ipcRenderer.removeListener(channel, heardIt);
  },
  tryRequire,
  nested: { list: [1, { two: 2 }], date: new Date(0) },
  custom: new Custom(),
  same: (value) => value,
  keep: (listener) => heard.push(listener),
  isKept: (listener) => heard.includes(listener),
  fails() {
    throw Object.assign(new Error('message only'), { code: 'E_LOST' });
  },
  rejects: () => Promise.reject(Object.assign(new Error('message only'), { code: 'E_LOST' })),
  sees: (name) => name in window,
  hasNode: () => typeof process.getuid,
  gesture: () => navigator.userActivation.isActive,
});
