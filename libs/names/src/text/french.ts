import type { LanguageWords } from './language.js';
import { pairs, phrases, words } from './listed.js';

const NEEDED = `
  requis, requise, requises, nécessaire, nécessaires, obligatoire, obligatoires, exigé, exigée, exigés, exigées, indispensable, indispensables, demandé, demandée, demandés, demandées, attendu, attendue, impératif, impérative,
  un prérequis, une obligation, une exigence, un must
`;

/** The words for French, beside those for English. */
export const FRENCH: LanguageWords = {
  language: 'fr',
  common: [],
  whole: [],
  forms: new Map(),
  joining: words('et ou ainsi que'),
  before: phrases(`
    connaissance, connaissances, maîtrise, utilisation, utilisation de, connaissance de, connaissances en, connaissance du, maîtrise de, maîtrise du, maîtrisez, expérience en, expérience avec, expérience de, langage, langages, langages de programmation, programmation en, développement en, logiciels, outils
  `),
  behind: phrases(
    'est un plus, est un atout, est indispensable, est requis, est requise, est exigé, exigé, exigée, requis, requise, indispensable, obligatoire',
  ),
  heads: words('en avec de'),
  tails: phrases('requis, requise, exigé, exigée, souhaité, souhaitée, indispensable, obligatoire, est, sont, serait'),
  goingOn: [],
  negation: {
    before: [
      ...phrases(`
        pas, aucun, aucune, sans, ni, inutile, plutôt que, plutôt que de, au lieu de, à la place de, jamais
      `),
      ...pairs('non, pas', NEEDED),
      ...pairs("n'est pas, il n'est pas", 'nécessaire de, obligatoire de, indispensable de, utile de'),
    ],
    behind: [
      ...pairs("n'est pas, ne sont pas, n'est plus, ne sont plus, non, pas, ni, n'est, ne sont", NEEDED),
      ...phrases("inutile, inutiles, superflu, n'est plus utilisé, n'est plus utilisée, ne l'est pas, ne le sont pas"),
    ],
    not: phrases(`
      pas seulement, pas uniquement, non seulement, sans doute, sans aucun doute, sans oublier, sans compter, pas moins, pas à pas, pas peur, sans parler de
    `),
    over: words(`
      de des du le la les l'un un une en et ou connaissance connaissances compétence compétences expérience expériences maîtrise maîtriser connaître savoir avoir posséder pratique notion notions préalable préalables
      particulière particulières spécifique spécifiques niveau programmation langage logiciel logiciels outil outils utiliser avec sur besoin certificat certification diplôme permis formation d'expérience l'expérience d'expériences d'avoir
      d'être d'une d'un d'utiliser d'aucune d'aucun d'aucuns n'est ne sont est la bonne première antérieure que
    `),
    onward: words("de d'avoir d'être d'utiliser que"),
    still: phrases(
      'un plus, serait un plus, atout, avantage, avantageux, apprécié, appréciée, appréciés, appréciées, bienvenu, bienvenue, bienvenues, souhaité, souhaitée, souhaitable, bonus',
    ),
  },
  benefits: {
    headings: phrases(`
      nous offrons, nous vous offrons, nous proposons, nous vous proposons, ce que nous offrons, ce que nous proposons, ce que nous vous offrons, ce que nous vous proposons, on vous offre, on vous propose, on t'offre, notre offre, nos avantages, vos avantages, les avantages, avantages,
      pourquoi nous rejoindre, rémunération et avantages, vous apprendrez, nous vous apprendrons
    `),
    otherHeadings: phrases(`
      profil, profil recherché, votre profil, ton profil, le profil, vos missions, tes missions, missions, vos responsabilités, responsabilités, compétences, compétences requises, compétences recherchées, exigences, qualifications, à propos, qui sommes nous,
      description du poste, le poste, prérequis, nous recherchons, nous cherchons, ce que nous recherchons, contact, pour postuler, requis, ce que vous apportez
    `),
    sentences: phrases(
      'nous offrons, nous vous offrons, nous proposons, nous vous proposons, on vous propose, on vous offre, vous bénéficierez, vous bénéficiez, vous apprendrez, nous vous formerons, nous vous formons, nous vous apprendrons',
    ),
    behind: phrases('offert, offerte, offerts, offertes, gratuit, gratuite, gratuits, gratuites'),
    before: phrases(
      'cours gratuits, cours gratuit, formation gratuite, formations gratuites, cours offerts, gratuitement',
    ),
  },
};
