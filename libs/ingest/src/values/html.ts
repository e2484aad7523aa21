/** Named entities met in catalogues and postings; others stay as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
  },
  ...{
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    copy: '©',
    reg: '®',
    trade: '™',
  },
  ...{
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    deg: '°',
    plusmn: '±',
    times: '×',
    frac12: '½',
    shy: '',
    zwnj: '\u200c',
  },
  ...{
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    agrave: 'à',
  },
  ...{
    acirc: 'â',
    aacute: 'á',
    iacute: 'í',
    oacute: 'ó',
    uacute: 'ú',
    ntilde: 'ñ',
    ccedil: 'ç',
    Eacute: 'É',
    ocirc: 'ô',
    ucirc: 'û',
    icirc: 'î',
  },
};
const BREAKS = /<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|section))(?:\s[^<>]*)?\/?>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,10}));/gi;

/** Text of a piece of HTML: block tags break the line, other tags and comments go, entities are read once. */
export function withoutHtml(html: string): string {
  const text = withoutComments(html).replace(BREAKS, '\n').replace(TAG, '').replace(ENTITY, readEntity);
  return text.replace(/[^\S\n]*\n[^\S\n]*/g, '\n').replace(/\n{3,}/g, '\n\n');
}

function readEntity(
  whole: string,
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
  const code = decimal !== undefined ? Number(decimal) : parseInt(hex!, 16);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
}

function withoutComments(html: string): string {
  let text = '';
  for (let at = 0; ;) {
    const open = html.indexOf('<!--', at);
    const close = open < 0 ? -1 : html.indexOf('-->', open + 4);
    if (close < 0) return text + html.slice(at);
    text += html.slice(at, open);
    at = close + 3;
  }
}
