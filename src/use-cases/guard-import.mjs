/**
 * What is thrown outside of any promise would end the thread and lose what it has read. While a file is being read, it
 * fails that reading, though an earlier file may have left it behind; the pool tells by reading again. Behind a file
 * that was read it changes nothing.
 *
 * @template Task, Outcome
 * @param {(task: Task) => Promise<Outcome> | Outcome} read
 * @returns {(task: Task) => Promise<Outcome>}
 */
export function guardImport(read) {
  let fail = null;
  process.on('uncaughtException', (error) => fail?.(error));
  return async (task) => {
    const thrown = new Promise((_, reject) => {
      fail = reject;
    });
    try {
      return await Promise.race([read(task), thrown]);
    } finally {
      fail = null;
    }
  };
}
