import { refuse, type Refusal } from '#lib/model';
import * as checker from '#lib/checker';

export interface CheckAnswer {
  readonly status: 'proved' | 'rejected';
  readonly statement: string;
  /** The row of the certificate that fails. */
  readonly row?: string;
  readonly reason?: string;
}

type Check = (text: string) => CheckAnswer | Refusal;

/**
 * Checks a certificate without store and engine.
 * @param input.text the certificate file's text
 * @returns whether its claim holds, or a refusal when the text is no certificate at all
 */
export function checkCertificate(input: { readonly text: string }): CheckAnswer | Refusal {
  try {
    JSON.parse(input.text);
  } catch (error) {
    return refuse({
      code: 'not-json',
      message: 'The file is no JSON.',
      found: error instanceof Error ? error.message : String(error),
      expected: 'a certificate as `stackway pathway --certificate FILE` writes it',
      next: 'Write one with: stackway pathway … --certificate FILE',
    });
  }
  return (checker as unknown as { checkCertificate: Check }).checkCertificate(input.text);
}
