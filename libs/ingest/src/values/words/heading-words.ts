import type { ReaderName } from '../reader-name.js';

/** Words of headings, lower case, in English, German, French and Spanish → what such a column usually holds. Tried from the top. */
export const HEADING_WORDS: readonly (readonly [ReaderName, RegExp])[] = [
  [
    'code',
    /\b(id|ids|code|codes|uri|url|iri|soc|isco|onet|noc|sku|key|number|nr|no|ref|uuid|kennung|nummer|schlüssel|código|codigo|identifiant)\b/u,
  ],
  [
    'date',
    /\b(date|day|posted|published|start|starts|end|ends|deadline|issued|expires|expiry|modified|updated|created|since|until|datum|beginn|ende|seit|fecha|inicio|début|fin)\b/u,
  ],
  [
    'money',
    /\b(salary|salaries|wage|wages|pay|compensation|price|cost|costs|fee|fees|tuition|amount|budget|rate|gehalt|lohn|preis|kosten|gebühr|entgelt|salaire|prix|coût|tarif|salario|sueldo|precio|coste|costo)\b/u,
  ],
  [
    'duration',
    /\b(duration|length|effort|workload|hours|weeks|time|dauer|aufwand|umfang|stunden|wochen|durée|heures|duración|horas|semanas)\b/u,
  ],
  [
    'level',
    /\b(level|levels|proficiency|niveau|stufe|nivel|difficulty|mastery|rating|competence|kompetenzstufe|dificultad)\b/u,
  ],
  [
    'list',
    /\b(skills|tags|keywords|competencies|competences|topics|labels|altlabels|subjects|tools|technologies|languages|outcomes|fähigkeiten|kompetenzen|kenntnisse|themen|compétences|habilidades|competencias|temas)\b/u,
  ],
  [
    'text',
    /\b(name|title|description|summary|about|label|text|definition|note|bezeichnung|titel|beschreibung|nom|titre|intitulé|nombre|título|descripción)\b/u,
  ],
  [
    'boolean',
    /^(is|has|can)\b|\b(active|required|essential|mandatory|certified|accredited|remote|hot|pflicht|aktiv|actif|activo)\b/u,
  ],
  [
    'number',
    /\b(count|total|employment|openings|vacancies|quantity|percent|share|year|jobs|score|weight|importance|anzahl|zahl|jahr|année|año|nombre|número)\b/u,
  ],
];

/** Factors named in headings. */
export const FACTORS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(in )?(thousands|tausend|milliers|miles)\b|\bin (1[,. ]?000s?|tsd\.?|t€|k€)|\((1[,. ]?000s?|000s?|tsd\.?|k)\)|[([]\s*(?:[kt] ?(?:€|\$|£|eur|usd|gbp|chf)|(?:€|\$|£) ?k)\s*(?=[)\]/ ])/u,
    1000,
  ],
  [/\b(in )?(millions|millionen|millones)\b|\bin mio\.?|\((mio\.?|mn|m€|000,000s?)\)/u, 1_000_000],
];
