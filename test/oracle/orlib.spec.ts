import { describe, expect, it } from '@jest/globals';
import { bruteForce } from './brute-force.js';
import { isAssignment, readOptima, readOrlib } from './orlib.js';

// Rows 1..3; columns a 2 {1,2}, b 3 {2,3}, c 9 {1,2,3}, d 2 {3}. Best: a and d for 4.
const SMALL = ' 3 4 \n 2 3 9 2 \n 2\n 1 3 \n 3\n 1 2 3 \n 3\n 2 3 4 \n';

describe('OR-Library set covering as a pathway problem', () => {
  it('makes a row a skill and a column a credential', () => {
    const instance = readOrlib(SMALL);
    expect(instance.gives).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [2, 1],
      ],
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      [[2, 1]],
    ]);
    expect(instance.offers.map((offer) => offer.price)).toEqual([2, 3, 9, 2]);
    expect(bruteForce(instance)).toMatchObject({ value: 4, plan: { order: [0, 3] } });
  });

  it('refuses a file that is cut short, too long, or points outside', () => {
    expect(() => readOrlib(SMALL.slice(0, -4))).toThrow(/number 17/);
    expect(() => readOrlib(`${SMALL} 1`)).toThrow('1 numbers are left over');
    expect(() => readOrlib(SMALL.replace('2 3 4', '2 3 5'))).toThrow('is 5, where 1 to 4');
  });

  it('reads a list of published optima by the names of its columns', () => {
    const csv = 'published_value,file,rows_m\r\n429,scp/scp41.txt,200\r\n,scp/open.txt,9\r\n305,assign/a.txt,100\r\n';
    expect(readOptima(csv)).toEqual([
      { file: 'scp/scp41.txt', published: 429 },
      { file: 'assign/a.txt', published: 305 },
    ]);
    expect(readOptima('\uFEFFName,Optimum\n"scp41",429\n')).toEqual([{ file: 'scp41', published: 429 }]);
    expect(readOptima('what,else\n1,2\n')).toEqual([]);
  });

  it('tells an assignment problem from set covering', () => {
    expect(isAssignment('2\n 5 6\n 7 8\n')).toBe(true);
    expect(isAssignment(SMALL)).toBe(false);
  });
});
