import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { certificateOf, highsSolver, type Certificate } from '#lib/engine';
import { bruteForce } from '../oracle/brute-force.js';
import { certify } from '../oracle/certify.js';
import { randomInstance } from '../oracle/generate.js';
import { loadHighs } from '../oracle/highs.js';
import { proofSamples } from '../oracle/proved.js';
import { Chance } from '../oracle/random.js';
import { randomProof } from '../oracle/random-proofs.js';

/* The JSON Schema of docs/certificate.md, the last of the page's JSON. */

describe('the schema of certificates', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/certificate.md'), 'utf8');
  const blocks = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!) as object);
  let fits: ValidateFunction;
  let certificates: Certificate[];
  beforeAll(async () => {
    fits = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true }).compile(blocks.at(-1)!);
    const highs = await loadHighs();
    certificates = [...proofSamples(40, highsSolver(highs))].map(({ certificate }) => certificate);
    const chance = new Chance(14);
    for (let seed = 0; seed < 90; seed++) {
      const instance = randomInstance(seed, { credentials: [3, 5] });
      const best = instance.offers.length > 6 ? 'infeasible' : bruteForce(instance);
      if (best === 'infeasible') continue;
      certificates.push(certificateOf(instance, best.plan, randomProof(instance, best.value, chance, highs)));
      certificates.push(certify(instance, best.plan));
    }
  }, 60_000);

  const judged = (certificate: unknown) => {
    const isFit = fits(JSON.parse(JSON.stringify(certificate)));
    return isFit ? 'fits' : fits.errors;
  };

  it('fits every certificate that is written, and the example of the page', () => {
    for (const certificate of certificates) expect(judged(certificate)).toBe('fits');
    expect(judged(blocks[0])).toBe('fits');
    expect(judged({ ...blocks[0], ...blocks[1] })).toBe('fits');
    const texts = certificates.map((each) => JSON.stringify(each));
    const keys = ['"then"', '"taken"', '"bought"', '"reached"', '"completes"', '"used"', '"counts":[[', ',null,'];
    for (const key of [...keys, '"coverage":{', '"prices":{"cuts"'])
      expect(texts.some((text) => text.includes(key))).toBe(true);
  });

  it('fits none with a key too many or too few, of another version, or with what is no number', () => {
    for (const certificate of certificates.slice(0, 20)) {
      expect(judged({ ...certificate, extra: 1 })).not.toBe('fits');
      expect(judged({ ...certificate, seal: undefined })).not.toBe('fits');
      expect(judged({ ...certificate, version: 1 })).not.toBe('fits');
      expect(judged({ ...certificate, bound: 0.5 })).not.toBe('fits');
      expect(judged({ ...certificate, kind: certificate.kind === 'solver' ? 'prices' : 'solver' })).not.toBe('fits');
      const { instance } = certificate;
      expect(judged({ ...certificate, instance: { ...instance, offers: [[0]] } })).not.toBe('fits');
    }
  });
});
