/** A worker whose behaviour a test asks for by the name of the task's only document. */
const behaviours = {
  answer: () => ({ type: 'done', result: 'answered' }),
  refuse: () => ({ type: 'refused', code: 'input-unreadable', problems: [{ message: '读不了' }] }),
  fail: () => ({ type: 'failed', message: 'a bug', stack: 'where it is' }),
  hang: () => {
    for (;;);
  },
  memory: () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
};

export default ({ given }) => behaviours[given.documents[0].file]();
