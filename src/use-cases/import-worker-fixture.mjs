import { guardImport } from './guard-import.mjs';

/** A worker whose behaviour a test asks for by the text of the file: `do` what and, after a blank, with what. */
const behaviours = {
  read: (word, task) => read(task, word),
  hang: () => {
    for (;;);
  },
  wait: () => new Promise(() => {}),
  progress: async (count, task) => {
    const all = Number.parseInt(count, 10);
    for (let done = 1; done <= all; done += 1) {
      task.port.postMessage({ type: 'progress', done, all });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return read(task, 'all');
  },
  memory: () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('thrown outside of any promise');
    });
    return new Promise(() => {});
  },
  late: (word, task) => {
    setImmediate(() => {
      throw new Error('thrown after the file was read');
    });
    return read(task, word);
  },
  later: (word, task) => {
    whenNextBegins = () => {
      setImmediate(() => {
        throw new Error('thrown while the next file is read');
      });
    };
    return read(task, word);
  },
  refuse: (_, { file }) => ({ type: 'refused', code: 'input-unreadable', problems: [{ file, message: '读不了' }] }),
  overflow: () => ({ type: 'too-long' }),
  fail: () => ({ type: 'failed', message: 'a bug', stack: 'where it is' }),
};

let whenNextBegins = () => {};
let runs = 0;

function read({ file }, text) {
  runs += 1;
  const block = { type: 'paragraph', path: 'p[1]', page: null, text: `${text} ${runs}` };
  const message = {
    code: 'x',
    severity: 'info',
    message: '',
    legalBasis: null,
    locations: [{ file, path: 'p[1]', page: null, quote: '' }],
  };
  const document = { file, mediaType: 'text/plain', sha256: '', pages: null, blocks: [block], messages: [message] };
  return { type: 'read', documents: [document], characters: 100 };
}

export default guardImport((task) => {
  const [behaviour, word] = Buffer.from(task.bytes).toString().split(' ');
  task.port.postMessage({ type: 'started' });
  whenNextBegins();
  whenNextBegins = () => {};
  return behaviours[behaviour](word, task);
});
