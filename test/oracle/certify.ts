import { createHash } from 'node:crypto';
import type { Certificate, Instance, Plan } from '#lib/engine';

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A certificate as docs/certificate.md describes it, written without the engine; keys stand in the order of the format. */
export function certify(instance: Instance, plan: Plan, bound = plan.value, kind: Certificate['kind'] = 'solver') {
  const { order, purchases, price, minutes, value } = plan;
  const certificate: Certificate = {
    version: 2,
    kind,
    instance: { ...instance, hash: '' },
    plan: { order, purchases, cost: price, minutes, value },
    bound,
    rows: [],
    seal: '',
  };
  return reseal(certificate);
}

/** Both hashes taken anew: what a forger would do who knows the format. */
export function reseal(certificate: Certificate): Certificate {
  const instance: Instance & { hash?: string } = { ...certificate.instance };
  delete instance.hash;
  const hash = digest(instance);
  const { version, kind, plan, bound, rows, scale, prices, tree } = certificate;
  const seal = digest({ version, kind, instance: hash, plan, bound, rows, scale, prices, tree });
  return { ...certificate, instance: { ...instance, hash }, seal };
}
