import type { LanguageWords } from './language.js';
import { anyOf } from './negation.js';
import type { Mention, Passage } from './passage.js';
import { foldName } from '../spelling/name.js';

/** A line, or what follows the end of a sentence in it, up to a colon or its end. */
const PIECE =
  /(?:^|\n|(?<=[.!?])[ \t]{1,4})[ \t#*•·>_¿¡-]{0,12}([^\n.!?:]{1,60}?)[?!]?[ \t\u00a0\u202f*_]{0,8}(:|(?=\n)|$)/gu;

/** Finds names of what is offered, not wanted. Made once for a language. */
export class Benefits {
  private readonly offers: RegExp;
  private readonly others: RegExp;
  private readonly sentences: RegExp;
  private readonly behind: RegExp;
  private readonly before: RegExp;

  constructor({ benefits }: LanguageWords) {
    this.offers = new RegExp(`^(?:${anyOf(benefits.headings)})(?: .{0,24})?$`, 'u');
    this.others = new RegExp(`^(?:${anyOf(benefits.otherHeadings)})(?: .{0,40})?$`, 'u');
    this.sentences = new RegExp(`(?:^|[.!?\\n] ?)(?:${anyOf(benefits.sentences)}) [^.!?\\n]*`, 'gu');
    this.behind = new RegExp(
      `^(?: (?:and|or|,|/))?(?: ?[\\p{L}]+)? (?:${anyOf(benefits.behind)})(?![\\p{L}\\p{N}])`,
      'u',
    );
    this.before = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(benefits.before)}) (?:\\p{L}+ )?$`, 'u');
  }

  of(passage: Passage, mentions: readonly Mention[]): ReadonlySet<Mention> {
    const stretches = [...this.sections(passage.original), ...this.saying(passage)];
    const inside = ({ start }: Mention): boolean => stretches.some(([from, to]) => start >= from && start < to);
    return new Set(mentions.filter((mention) => inside(mention) || this.isNamedAsOne(passage.text, mention)));
  }

  /** Stretches of the original under headings such as `What we offer`, each up to the next heading. */
  private sections(original: string): (readonly [number, number])[] {
    const sections: [number, number][] = [];
    let open: number | undefined;
    for (const piece of original.matchAll(PIECE)) {
      const kind = this.headingKind(piece[1]!, piece[2] === ':', piece[0]);
      if (kind === undefined) continue;
      if (open !== undefined) sections.push([open, piece.index]);
      open = kind === 'offer' ? piece.index + piece[0].length : undefined;
    }
    if (open !== undefined) sections.push([open, original.length]);
    return sections;
  }

  private headingKind(text: string, colon: boolean, piece: string): 'offer' | 'other' | undefined {
    const heading = foldName(text);
    if (this.offers.test(heading)) return 'offer';
    if (this.others.test(heading) || (colon && heading.split(' ').length <= 5) || /^\s*(?:#+|\*\*)/.test(piece))
      return 'other';
    return undefined;
  }

  private saying({ text, folded }: Passage): (readonly [number, number])[] {
    return [...text.matchAll(this.sentences)].map(({ 0: said, index }) => [
      folded.starts[index]!,
      folded.ends[index + said.length - 1]!,
    ]);
  }

  private isNamedAsOne(text: string, { from, to }: Mention): boolean {
    return this.behind.test(text.slice(to, to + 40)) || this.before.test(text.slice(Math.max(0, from - 40), from));
  }
}
