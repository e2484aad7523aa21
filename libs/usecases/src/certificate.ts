import { checkCertificate as check, type CheckAnswer } from '#lib/checker';

export type { CheckAnswer };

/**
 * Checks a certificate without store and engine.
 * @param input.text the certificate file's text
 * @returns whether its claim holds (`confirmed`: the plan is right, but that none is better is only claimed), or a refusal when the text
 *   is no JSON at all
 */
export function checkCertificate(input: { readonly text: string }): CheckAnswer {
  return check(input.text);
}
