/** Verbs with which names of skills begin (`manage projects`), as they do in frameworks of competences. */
const VERBS = `
  act activate adapt address adhere adjust administer adopt advise advocate analyse analyze apply appraise arrange assemble assess assist attach attend audit build calculate care carry change check choose
  classify clean collaborate collect communicate compile complete comply compose conduct construct consult contribute control cook cooperate coordinate correspond counsel create cut deal decide define deliver
  demonstrate describe design detect determine develop diagnose direct discuss distribute document draft draw drive edit educate employ encourage endorse enforce engage ensure establish estimate evaluate examine execute
  explain facilitate fill find fit fix follow forecast formulate furnish gather generate give guard guide handle help identify implement improve inform inspect install instruct interact interpret investigate
  issue keep lead liaise listen load maintain make manage manipulate manufacture measure meet mend mix modify monitor move negotiate observe obtain offer operate order organise organize oversee participate perform
  plan polish prepare prescribe present preserve prevent process produce program promote protect provide purchase put read receive recognise recommend record regulate remove repair replace report represent
  research respond restore review run safeguard schedule secure select sell serve set shape show solve speak store study suggest supervise supply support sustain take teach test track train translate transport treat
  understand undertake update use utilise utilize verify wash watch weld work write
`
  .trim()
  .split(/\s+/);

const DOUBLED = new Set(['control', 'cut', 'fit', 'get', 'plan', 'program', 'put', 'run', 'set']);

/** The forms in which texts have the first word of a name: `managing projects`. */
export const ENGLISH_VERBS: ReadonlyMap<string, string> = new Map(VERBS.map((verb) => [verb, gerund(verb)]));

function gerund(verb: string): string {
  if (DOUBLED.has(verb)) return `${verb}${verb.at(-1)!}ing`;
  return /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}
