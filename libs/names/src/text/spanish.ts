import type { LanguageWords } from './language.js';
import { pairs, phrases, words } from './listed.js';

const NEEDED = `
  necesario, necesaria, necesarios, necesarias, obligatorio, obligatoria, obligatorios, obligatorias, imprescindible, imprescindibles, requerido, requerida, requeridos, requeridas, indispensable, indispensables, exigido, exigida, requisito,
  un requisito, requisitos
`;
const ASKS = `
  se requiere, se requieren, se exige, se exigen, se necesita, se necesitan, se pide, se piden, hace falta, hacen falta, es requisito
`;

/** The words for Spanish, beside those for English. */
export const SPANISH: LanguageWords = {
  language: 'es',
  common: [],
  whole: [],
  forms: new Map(),
  joining: words('y o e u'),
  before: phrases(`
    imprescindible, conocimiento de, conocimientos de, conocimientos en, dominio de, experiencia en, experiencia con, manejo de, lenguaje, lenguajes, lenguajes de programación, programación en, desarrollo en, desarrollo con, herramientas
  `),
  behind: phrases('es un plus, es imprescindible, es necesario, es requisito, se valora, se valorará'),
  heads: words('en con de'),
  tails: phrases('requerido, requerida, necesario, necesaria, obligatorio, imprescindible, deseable, es, son, sería'),
  goingOn: [],
  negation: {
    before: [
      ...phrases(`
        sin, ni, nada de, ya no usamos, ya no se usa, ya no utilizamos, ningún, ninguna, en lugar de, en vez de, no necesitas, no necesita, no necesitamos, no pedimos, no exigimos, no requerimos, no buscamos, no requiere, no exige, no tienes que, no tiene que, no es preciso
      `),
      ...pairs('no', ASKS),
      ...pairs('no, no es, no son', NEEDED),
    ],
    behind: [
      ...pairs('no', ASKS),
      ...pairs('no, no es, no son, no es un, ya no es, es, son', NEEDED).filter((phrase) => phrase.includes('no ')),
      ...phrases('no lo pedimos, innecesario, innecesaria'),
    ],
    not: phrases(`
      no solo, no sólo, no solamente, no únicamente, sin duda, sin olvidar, sin lugar a dudas, no dudes, no menos, sin límite
    `),
    over: words(`
      de del la el los las un una unos unas en con y o e u conocimiento conocimientos experiencia experiencias previa previas previo previos saber conocer tener dominar dominio manejo manejar usar programar programación nivel
      formación titulación título certificado certificados certificación carné carnet permiso lenguaje lenguajes software herramienta herramientas específica específicas específico específicos particular avanzado avanzados
      demostrable profesional es son que
    `),
    onward: words('saber conocer tener dominar que experiencia conocimientos manejar usar'),
    still: phrases(
      'un plus, ventaja, valora, valorará, valoran, valorable, deseable, bienvenido, bienvenida, se agradece, bonus',
    ),
  },
  benefits: {
    headings: phrases(`
      ofrecemos, te ofrecemos, le ofrecemos, os ofrecemos, qué ofrecemos, que ofrecemos, qué te ofrecemos, lo que ofrecemos, lo que te ofrecemos, se ofrece, beneficios, nuestros beneficios, tus beneficios, ventajas, por qué unirte, por qué trabajar con nosotros,
      aprenderás, qué aprenderás
    `),
    otherHeadings: phrases(`
      requisitos, requisitos mínimos, perfil, tu perfil, perfil buscado, funciones, tus funciones, responsabilidades, tareas, se requiere, buscamos, qué buscamos, a quién buscamos, sobre nosotros, quiénes somos, contacto, experiencia requerida, competencias,
      descripción del puesto, el puesto, requerido, imprescindible, qué esperamos
    `),
    sentences: phrases(
      'ofrecemos, te ofrecemos, le ofrecemos, os ofrecemos, se ofrece, se ofrecen, disfrutarás, recibirás, aprenderás, te formaremos, te formamos, te enseñaremos',
    ),
    behind: phrases('gratis, gratuito, gratuita, gratuitos, gratuitas, a cargo de la empresa'),
    before: phrases('cursos gratuitos, curso gratuito, clases gratuitas, formación gratuita, gratis'),
  },
};
