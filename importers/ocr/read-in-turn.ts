/** Pages in work at a time: while the lines of one are read, the next is decoded and looked over. */
const AT_A_TIME = 2;

/** Runs `read` for 0 … count − 1, two at a time, and gives the results in order. The first failure ends it. */
export async function readInTurn<Result>(
  count: number,
  read: (index: number) => Promise<Result>,
  onDone: (done: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  let done = 0;
  let isFailed = false;
  const work = async () => {
    while (next < count && !isFailed) {
      const index = next;
      next += 1;
      try {
        results[index] = await read(index);
      } catch (error) {
        isFailed = true;
        throw error;
      }
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count) }, work));
  return results;
}
