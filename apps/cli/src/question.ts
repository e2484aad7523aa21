import { currencyDecimals, dayNumber, isLanguage, MODES, refuse, type Problem, type Refusal } from '#lib/model';
import { MINIMISE } from '#lib/engine';
import type { GapInput, PathwayInput, Who } from '#lib/usecases';

/** Options of `gap` as commander gives them: texts. */
export interface GapOptions {
  readonly learner?: string;
  readonly profile?: string;
  readonly role?: string;
  readonly on?: string;
  readonly ageing?: boolean;
  readonly minSame?: string;
}

export interface PathwayOptions extends GapOptions {
  readonly budget?: string;
  readonly currency?: string;
  readonly hoursPerWeek?: string;
  readonly start?: string;
  readonly by?: string;
  readonly maxHours?: string;
  readonly parallel?: string;
  readonly validOn?: string;
  readonly creditsToward?: string;
  readonly credits?: string;
  readonly minTrust?: string;
  readonly mode?: string;
  readonly language?: string;
  readonly region?: string;
  readonly exclude?: readonly string[];
  readonly require?: readonly string[];
  readonly coverage?: string;
  readonly minimise?: string;
  readonly alternatives?: string;
  readonly front?: string;
  readonly certificate?: string;
  readonly timeLimit?: string;
}

/** Reads the options of `gap`; all mistakes are reported together. */
export function gapQuestion(options: GapOptions): GapInput | Refusal {
  const reader = new OptionReader();
  const minSame = reader.number('--min-same', options.minSame, 0.5, 1);
  const question = { ...reader.about(options), ageing: options.ageing ?? false, minSame };
  return reader.problems.length > 0 ? refuse(...reader.problems) : question;
}

/** Reads the options of `pathway`; all mistakes are reported together. */
export function pathwayQuestion(options: PathwayOptions): PathwayInput | Refusal {
  const reader = new OptionReader();
  const seconds = reader.number('--time-limit', options.timeLimit, 0.001, 86_400);
  const question: PathwayInput = {
    ...reader.about(options),
    ageing: options.ageing ?? false,
    ...reader.budget('--budget', options.budget),
    currency: reader.currency('--currency', options.currency),
    hoursPerWeek: reader.number('--hours-per-week', options.hoursPerWeek, 0.1, 168),
    start: reader.day('--start', options.start),
    by: reader.day('--by', options.by),
    maxHours: reader.number('--max-hours', options.maxHours, 0, 1_000_000),
    parallel: reader.whole('--parallel', options.parallel, 1, 10),
    validOn: reader.day('--valid-on', options.validOn),
    creditsToward: reader.text('--credits-toward', options.creditsToward),
    credits: reader.number('--credits', options.credits, 0, 100_000),
    minTrust: reader.number('--min-trust', options.minTrust, 0, 1),
    mode: reader.word('--mode', options.mode, MODES),
    language: reader.language('--language', options.language),
    region: reader.text('--region', options.region),
    exclude: options.exclude ?? [],
    require: options.require ?? [],
    coverage: reader.number('--coverage', options.coverage, 0, 1),
    minimise: reader.word('--minimise', options.minimise, MINIMISE),
    alternatives: reader.whole('--alternatives', options.alternatives, 0, 20),
    front: reader.whole('--front', options.front, 0, 50),
    certificate: options.certificate !== undefined,
    timeLimitMs: seconds === undefined ? undefined : Math.ceil(seconds * 1000),
  };
  return reader.problems.length > 0 ? refuse(...reader.problems) : question;
}

/** Reads one option after the other and gathers what is wrong. Absent options stay undefined. */
export class OptionReader {
  readonly problems: Problem[] = [];

  about(options: GapOptions): { who: Who; role: string; on: string | undefined } {
    return { who: this.who(options), role: this.role(options.role), on: this.day('--on', options.on) };
  }

  day(name: string, text: string | undefined): string | undefined {
    return this.check(name, text, 'not-a-date', 'a day such as 2026-03-31', (day) => dayNumber(day) !== undefined);
  }

  number(name: string, text: string | undefined, min: number, max: number): number | undefined {
    const expected = `a number from ${min} to ${max}`;
    const read = this.check(name, text, 'not-a-number', expected, isDecimal);
    return this.within(name, read, min, max, expected);
  }

  whole(name: string, text: string | undefined, min: number, max: number): number | undefined {
    const expected = `a whole number from ${min} to ${max}`;
    const read = this.check(name, text, 'not-a-whole-number', expected, (value) => /^[+-]?\d+$/.test(value));
    return this.within(name, read, min, max, expected);
  }

  /** Stays text: how many decimals it may have depends on its currency. */
  money(name: string, text: string | undefined): string | undefined {
    const expected = 'an amount such as 640 or 640.50, 0 or more';
    const read = this.check(name, text?.trim(), 'not-a-number', expected, isDecimal);
    return read?.startsWith('-') ? this.wrong(name, read, 'out-of-range', expected) : read;
  }

  /** An amount that may name its currency: `640`, `640.50`, `640 EUR`. */
  budget(name: string, text: string | undefined): Pick<PathwayInput, 'budget' | 'budgetCurrency'> {
    const [, amount = text, code] = /^(.*\d)\s*([A-Za-z]{3})$/.exec(text ?? '') ?? [];
    return { budget: this.money(name, amount), budgetCurrency: this.currency(name, code) };
  }

  currency(name: string, text: string | undefined): string | undefined {
    const known = (code: string): boolean => currencyDecimals(code.trim().toUpperCase()) !== undefined;
    return this.check(name, text, 'unknown-currency', 'a currency code such as EUR', known)?.trim().toUpperCase();
  }

  language(name: string, text: string | undefined): string | undefined {
    return this.check(name, text, 'unknown-language', 'a BCP 47 language such as en or pt-BR', isLanguage);
  }

  text(name: string, text: string | undefined): string | undefined {
    return this.check(name, text, 'missing-value', 'a text', (value) => value.trim() !== '');
  }

  word<W extends string>(name: string, text: string | undefined, words: readonly W[]): W | undefined {
    const known = (value: string): boolean => (words as readonly string[]).includes(value);
    return this.check(name, text, 'unknown-word', `one of ${words.join(', ')}`, known) as W | undefined;
  }

  private who({ learner, profile }: GapOptions): Who {
    const both = learner !== undefined && profile !== undefined;
    if (both || (learner === undefined && profile === undefined)) {
      this.problems.push({
        code: both ? 'learner-or-profile' : 'missing-person',
        message: both ? 'Both --learner and --profile are given.' : 'Whose question is it? No person is given.',
        found: both ? `--learner ${learner} --profile ${profile}` : '',
        expected: 'exactly one of --learner ID and --profile FILE',
        next: both ? 'Leave one of them out.' : 'Add --learner ID, or --profile FILE with rows skill,level.',
      });
    }
    return profile === undefined ? { learner: learner ?? '' } : { profile };
  }

  private role(text: string | undefined): string {
    if (text !== undefined && text.trim() !== '') return text;
    this.problems.push({
      code: 'missing-role',
      message: 'Which role? --role is missing.',
      found: '',
      expected: "a role's id, code or title",
      where: { column: '--role' },
      next: 'Add --role ROLE; find one with: stackway roles TEXT',
    });
    return '';
  }

  private check(
    name: string,
    text: string | undefined,
    code: string,
    expected: string,
    fits: (text: string) => boolean,
  ): string | undefined {
    if (text === undefined || fits(text)) return text;
    return this.wrong(name, text, code, expected);
  }

  private within(
    name: string,
    text: string | undefined,
    min: number,
    max: number,
    expected: string,
  ): number | undefined {
    if (text === undefined) return undefined;
    const value = Number(text);
    return value >= min && value <= max ? value : this.wrong(name, text, 'out-of-range', expected);
  }

  private wrong(name: string, found: string, code: string, expected: string): undefined {
    const message = found === '' ? `${name} is missing.` : `${name} is "${found}".`;
    const where = { column: name };
    this.problems.push({ code, message, found, expected, where, next: `Change ${name} to ${expected}.` });
    return undefined;
  }
}

function isDecimal(text: string): boolean {
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text.trim());
}
