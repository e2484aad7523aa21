import type { LanguageWords } from './language.js';
import { pairs, phrases, words } from './listed.js';

const NEEDED = `
  erforderlich, notwendig, nötig, zwingend, verlangt, vorausgesetzt, gefordert, benötigt, erwartet, obligatorisch, unbedingt, voraussetzung, pflicht, gefragt
`;

/** The words for German, beside those for English. */
export const GERMAN: LanguageWords = {
  language: 'de',
  common: [],
  whole: [],
  forms: new Map(),
  joining: words('und oder sowie bzw'),
  before: phrases(`
    voraussetzung, kenntnisse in, kenntnisse von, kenntnisse der, erfahrung mit, erfahrung in, erfahrungen mit, erfahrungen in, umgang mit, programmiersprache, programmiersprachen, programmierung in,
    entwicklung in, entwicklung mit, werkzeuge, software
  `),
  behind: phrases(
    'kenntnisse, erfahrung, programmierung, entwickler, entwicklerin, entwicklung, ist ein muss, ist ein plus, ist von vorteil, sollten sie, solltest du',
  ),
  heads: words('mit von'),
  tails: phrases(
    'erforderlich, notwendig, wünschenswert, von vorteil, vorausgesetzt, ist, sind, kenntnisse, erfahrung, programmierung',
  ),
  goingOn: [],
  negation: {
    before: [
      ...phrases(`
        kein, keine, keinen, keinem, keiner, keinerlei, ohne, weder, nicht, statt, anstatt, anstelle von, an stelle von, nie
      `),
      ...pairs('nicht', NEEDED),
    ],
    behind: [
      ...pairs('nicht, nicht zwingend, nicht unbedingt, keine, kein, nicht als', NEEDED),
      ...phrases(`
        kein muss, nicht voraus, nicht haben, nicht können, nicht mitbringen, nicht kennen, nicht beherrschen, brauchst du nicht, brauchen sie nicht, braucht ihr nicht, brauchen wir nicht,
        musst du nicht, müssen sie nicht, benötigst du nicht, benötigen sie nicht, benötigen wir nicht, suchen wir nicht, verlangen wir nicht, erwarten wir nicht, überflüssig, unnötig, nicht mehr verwendet, nicht mehr eingesetzt, nicht mehr im einsatz, hingegen nicht, dagegen nicht
      `),
    ],
    not: phrases(`
      nicht nur, nicht zuletzt, nicht allein, nicht bloß, nicht weniger, nicht zu vergessen, ohne zweifel, ohne frage, scheuen sie sich nicht, scheue dich nicht, zögern sie nicht, statt dessen, nicht so wichtig, nicht ganz, keine angst, kein problem
    `),
    over: words(`
      in im mit von vom zu zur zum der die das den dem des ein eine einen einem einer und oder noch sowie bzw als kenntnis kenntnisse kenntnissen vorkenntnisse vorkenntnissen grundkenntnisse fachkenntnisse
      programmierkenntnisse sprachkenntnisse erfahrung erfahrungen vorerfahrung vorerfahrungen berufserfahrung praxiserfahrung praxis umgang können wissen fachwissen vorwissen ausbildung studium zertifikat zertifikate
      zertifizierung schein führerschein qualifikation qualifikationen programmierung programmieren sprache sprachen software tiefe tiefere tiefen vertiefte besondere besonderen spezielle speziellen spezifische
      gute guten sehr vorherige praktische fundierte ist sind wird werden haben beherrschen kennen nachweis jede jegliche bei hier dabei zwingend unbedingt
    `),
    onward: words('dass'),
    still: phrases(`
      von vorteil, vorteil, vorteilhaft, ein plus, pluspunkt, wünschenswert, willkommen, hilfreich, gern gesehen, gerne gesehen, erwünscht, bonus
    `),
  },
  benefits: {
    headings: phrases(`
      wir bieten, das bieten wir, was wir bieten, was bieten wir, unser angebot, wir bieten an, deine vorteile, ihre vorteile, eure vorteile, deine benefits, ihre benefits, unsere benefits, unsere leistungen, das bekommst du, das bekommen sie,
      darauf kannst du dich freuen, darauf dürfen sie sich freuen, darauf können sie sich freuen, freuen sie sich auf, freu dich auf, warum wir, gute gründe, bei uns lernst du, du lernst, sie lernen, das lernst du, das lernen sie
    `),
    otherHeadings: phrases(`
      anforderungen, anforderungsprofil, ihr profil, dein profil, euer profil, profil, ihre aufgaben, deine aufgaben, eure aufgaben, aufgaben, aufgabengebiet, voraussetzungen, qualifikationen, ihre qualifikation, ihre qualifikationen, deine qualifikation,
      das bringst du mit, das bringen sie mit, was du mitbringst, was sie mitbringen, du bringst mit, sie bringen mit, das zeichnet dich aus, das zeichnet sie aus, wir suchen, wir erwarten, wen wir suchen, über uns, wer wir sind, kontakt,
      bewerbung, so bewerben sie sich, stellenbeschreibung, deine rolle, ihre rolle, tätigkeiten, ihre tätigkeiten, erforderlich
    `),
    sentences: phrases(
      'wir bieten, bieten wir, wir ermöglichen, bei uns lernst du, bei uns lernen sie, bei uns bekommst du, du erhältst, sie erhalten, freu dich auf, freuen sie sich auf, wir schulen, schulen wir',
    ),
    behind: phrases(`
      mitgliedschaft, zuschuss, gutschein, rabatt, wird vermittelt, werden vermittelt, wird angeboten, werden angeboten, bringen wir dir bei, bringen wir ihnen bei, lernst du bei uns, lernen sie bei uns
    `),
    before: phrases(
      'kostenlos, kostenlose, kostenloser, kostenlosen, kostenloses, kostenfreie, kostenfreier, kostenfreien, gratis, vergünstigte, vergünstigter, bezuschusste',
    ),
  },
};
