/**
 * How publishers call columns, in English, German, French and Spanish, beside the spellings by which profiles recognise files: these are
 * for proposals only, which a person accepts or corrects. By table and column; `*` is any table. Capitals and accents
 * do not matter, nor does what a heading says beyond these words.
 */
export const COLUMN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'courses/courses': {
    name: `training, module, workshop, Lehrgang, Seminar, Schulung, Weiterbildung, Angebot, Bildungsangebot, Maßnahme, Modul, nom de la formation, nom du module, stage, libellé, programa, título del programa, nombre del curso, denominación, acción formativa, asignatura, title, titre, Bildungsgang, Weiterbildungstitel`,
    issuer: `training provider, taught by, academy, Bildungsträger, Bildungsanbieter, Veranstaltet von, Akademie, Institut, Schule, prestataire, centre de formation, organisme de formation, école, université, centro de formación, centro, entidad, impartido por, institución, Durchgeführt von, delivered by, dispensé par`,
    price: `tuition fee, Entgelt, Beitrag, Teilnehmerbeitrag, Preis netto, frais, frais pédagogiques, coût pédagogique, montant, prix HT, matrícula, coste de matrícula, importe, tasa, cuota, Eigenanteil`,
    duration: `contact hours, Unterrichtsstunden, Unterrichtseinheiten, Std, Zeitumfang, Lehrgangsdauer, nombre d'heures, heures, volume horaire, horas lectivas, carga horaria, número de horas, Zeitaufwand, Stundenzahl`,
    skills: `learning outcomes, outcomes, Lernziele, Lernergebnisse, Inhalte, Kursinhalte, Themen, vermittelte Kompetenzen, compétences visées, acquis, objectifs, objectifs pédagogiques, competencias adquiridas, resultados de aprendizaje, objetivos, contenidos, temario, you will learn, what you learn, Schulungsinhalte, savoir-faire, Das lernen Sie, ce que vous saurez faire, qué aprenderás, tools, methods, technologies, techniques, software, tech stack, Werkzeuge, Methoden, Techniken, outils, méthodes, techniques enseignées, logiciels, herramientas, métodos, técnicas`,
    id: `reference, ref, Nummer, Kursnr, Seminarnummer, Lehrgangsnummer, Angebotsnummer, code formation, référence, identifiant, clave, identificador, código del curso`,
    effort: `Stunden pro Woche, Wochenstunden, heures par semaine, horas semanales, dedicación`,
    level: `Schwierigkeitsgrad, Eingangsniveau, niveau requis, difficulté, nivel requerido, dificultad`,
    language: `Unterrichtssprache, Kurssprache, langue d'enseignement, idioma de impartición, lengua`,
    mode: `Unterrichtsform, Lernform, Lernformat, Veranstaltungsform, modalité d'enseignement, formato, modo`,
    url: `web, Webseite, Website, Internet, site web, page web, página web, sitio web, URL del curso`,
    description: `Kurzbeschreibung, Kursbeschreibung, Erläuterung, résumé, présentation, contenu, resumen, presentación`,
    type: `Art, Kursart, Abschlussart, type de formation, tipo, tipo de curso`,
    region: `location, place, city, campus, Ort, Kursort, Schulungsort, Veranstaltungsort, lieu, ville, sede, lugar, town, Stadt, localidad, provincia, población, municipio, commune`,
    currency: `monnaie, divisa`,
  },
  'postings/postings': {
    title: `occupation, Stellenangebot, Beruf, Tätigkeit, Position, poste à pourvoir, métier, emploi, fonction, puesto de trabajo, denominación del puesto, cargo, vacante, ocupación, profesión`,
    date: `Veröffentlichungsdatum, Erscheinungsdatum, Erschienen am, Ausschreibungsdatum, online ab, date de parution, parue le, date de l'offre, mise en ligne, fecha de alta, fecha de la oferta, publicado el`,
    id: `Referenz, Referenznr, Anzeigennummer, Stellennummer, Kennziffer, Chiffre, référence de l'offre, numéro de l'offre, código de oferta, nº de oferta, nº vacante, número, ref, vacancy ref`,
    company: `Betrieb, Auftraggeber, recruteur, établissement, organisme, compañía, organismo, entidad, contratante`,
    location: `Einsatzort, Dienstort, PLZ Ort, Bundesland, Region, lieu de travail, localisation, commune, département, localidad, provincia, municipio, población, town, municipality, Gemeinde`,
    sector: `Wirtschaftszweig, domaine, secteur d'activité, rama, sector`,
    skills: `Profil, Voraussetzungen, Qualifikationen, gewünschte Kenntnisse, Anforderungsprofil, compétences requises, profil recherché, exigences, savoir-faire, conocimientos requeridos, conocimientos, requisitos, perfil, aptitudes, se requiere, wir erwarten, vous savez, must have, must haves, required, required skills, tools, technologies, tech stack, hard skills, soft skills, unbedingt, Muss-Anforderungen, zwingend, indispensable, exigé, imprescindible, requisitos mínimos, Werkzeuge, outils, herramientas`,
    niceToHave: `nice to have, nice to haves, preferred, preferred skills, preferred qualifications, would be nice, bonus, bonus skills, a plus, advantage, desirable, optional, Kann-Anforderungen, Wunsch, wünschenswert, von Vorteil, idealerweise, Pluspunkte, souhaité, souhaitées, apprécié, un plus, atouts, serait un plus, deseable, se valora, se valorará, valorable`,
    description: `duties, tasks, Aufgaben, Anzeigentext, Stellentext, Tätigkeitsbeschreibung, descriptif, missions, description du poste, funciones, tareas, descripción del puesto, overview, Überblick, detalle, détail, Details`,
    salary: `Jahresgehalt, Monatslohn, Bruttogehalt, Entgelt, salaire brut, traitement, salario bruto, retribución, remuneración`,
    salaryMin: `Gehalt von, Mindestgehalt, salaire minimum, salaire min, salario mínimo, salario desde`,
    salaryMax: `Gehalt bis, Höchstgehalt, salaire maximum, salaire max, salario máximo, salario hasta`,
    period: `Zeitraum, période, periodo`,
    role: `Berufskennziffer, KldB, code ROME, code métier, código CNO`,
    url: `Webseite, site web, página web`,
    currency: `monnaie, divisa`,
  },
  'matrices/ratings': {
    person: `Pers Nr, Personalnr, Beschäftigter, salarié, N° salarié, numéro d'employé, collaborateur, agent, trabajador, nº de empleado, empleado, código de empleado, staff no, code agent, ID persona, Personal-ID`,
    skill: `Qualifikation, Fertigkeit, Kenntnis, Können, savoir-faire, compétence évaluée, aptitude, conocimiento, destreza, competencia evaluada, cualificación, Kompetenzfeld, Themengebiet, capacidad, savoir`,
    level: `Kenntnisstand, Kompetenzgrad, Beherrschung, Reifegrad, Ist-Stand, Punkte, points, puntos, niveau acquis, degré de maîtrise, maîtrise, degré, évaluation, nivel de dominio, dominio, grado, puntuación, calificación, Selbsteinschätzung, Einschätzung, auto-évaluation, autoevaluación, positionnement`,
    name: `Mitarbeitername, Vor- und Nachname, nom et prénom, nom complet, nombre y apellidos, apellidos, agent, persona, Mitarbeitende`,
    source: `Beurteilt von, Bewertet durch, Vorgesetzter, évaluateur, évalué par, evaluador, evaluado por`,
    date: `Erhoben am, Beurteilt am, Stichtag, évalué le, date d'entretien, date de l'évaluation, fecha de evaluación, evaluado el`,
  },
  'matrices/matrix': {
    person: `Pers Nr, Personalnr, salarié, N° salarié, collaborateur, trabajador, nº de empleado`,
    name: `Mitarbeitername, Vor- und Nachname, nom et prénom, nom complet, nombre y apellidos`,
    email: `courriel, adresse électronique, correo, correo electrónico`,
  },
  'postings/posting-skills': {
    posting: `Anzeige, Anzeigennummer, référence de l'offre, código de oferta`,
    skill: `Anforderung, Kenntnis, savoir-faire, habilidad, conocimiento, requisito`,
    importance: `Wichtigkeit, Bedeutung, importance, importancia, ponderación`,
  },
  'stackway/skills': {
    name: `skill, skill name, skill label, label, competency, Kompetenz, Fähigkeit, Fertigkeit, Qualifikation, Bezeichnung, compétence, savoir-faire, intitulé, libellé, competencia, habilidad, nombre, denominación, destreza, capacidad, aptitude, Benennung`,
    altNames: `also known as, aliases, other names, alternative labels, synonyms, Synonyme, auch genannt, andere Namen, weitere Bezeichnungen, synonymes, autres appellations, sinónimos, otras denominaciones, otros nombres, también llamado, Alternativbezeichnungen`,
    broader: `parent, parent skill, broader skill, Oberbegriff, Übergeordnet, compétence parente, compétence générale, concepto superior, competencia superior, Übergeordneter Skill, übergeordnete Kompetenz`,
  },
  'stackway/roles': {
    title: `occupation, job title, job, position, Beruf, Funktion, Tätigkeit, Rolle, Berufsbezeichnung, métier, profession, poste, fonction, ocupación, profesión, puesto, cargo, appellation, intitulé`,
    altTitles: `also known as, other titles, alternative titles, Synonyme, auch genannt, weitere Bezeichnungen, autres appellations, synonymes, otras denominaciones, sinónimos, también llamado, autres intitulés, autres noms, otros títulos, andere Titel`,
    family: `job family, Bereich, Berufsfeld, Berufsgruppe, famille professionnelle, domaine, familia profesional, área`,
  },
  'stackway/role_skills': {
    role: `occupation, job title, job, Beruf, Funktion, métier, poste, ocupación, puesto`,
    skill: `competency, Kompetenz, Fähigkeit, compétence, savoir-faire, competencia, habilidad, Anforderung, exigence, requisito`,
    level: `required level, Soll-Stufe, Niveau, niveau requis, nivel requerido, nivel`,
    importance: `weight, Gewicht, Wichtigkeit, poids, peso, importancia`,
    essential: `required, mandatory, Pflicht, obligatoire, obligatorio`,
  },
  'stackway/learner_credentials': {
    learner: `person, employee, student, holder, Mitarbeiter, Teilnehmer, Inhaber, stagiaire, salarié, titulaire, trabajador, alumno, empleado, titular, staff no, Personalnummer, matricule`,
    credential: `certificate, certification, award, badge, qualification, Zertifikat, Nachweis, Bescheinigung, Abschluss, certification obtenue, diplôme, titre, habilitation, certificado, título, acreditación, ticket, licence, Schein, permis, carné`,
    issuedOn: `issued, issue date, awarded on, Ausgestellt am, Erworben am, Ausstellungsdatum, délivrée le, délivré le, date d'obtention, date de délivrance, fecha de expedición, expedido el, obtenido el`,
    expiresOn: `expires, expiry date, valid until, valid to, Gültig bis, Ablaufdatum, valable jusqu'au, date d'expiration, válido hasta, fecha de caducidad, vencimiento, renewal due, next renewal`,
    evidence: `proof, Nachweis, justificatif, prueba`,
  },
  'stackway/learners': {
    name: `full name, Vor- und Nachname, nom et prénom, nombre y apellidos`,
    email: `mail, e-mail, courriel, correo electrónico`,
    hoursPerWeek: `hours a week, Wochenstunden, heures par semaine, horas semanales`,
  },
  'stackway/wages': {
    role: `occupation, occupation code, job, Beruf, métier, profession, ocupación, profesión`,
    region: `area, state, country, Bundesland, Land, Gebiet, région, zone, provincia, comunidad, département`,
    year: `Jahr, année, año, millésime`,
    employment: `employed, jobs, workers, Beschäftigte, effectif, effectifs, emplois, ocupados, empleo, salariés, asalariados`,
    openings: `vacancies, offene Stellen, postes vacants, vacantes`,
    median: `median wage, median pay, median annual pay, Medianlohn, Medianentgelt, salaire médian, salario mediano, mediana`,
    p10: `10th percentile, 10. Perzentil, 1er décile, percentil 10`,
    p90: `90th percentile, 90. Perzentil, 9e décile, percentil 90`,
  },
  '*': {
    id: `code, key, number, ID, Kennung, Schlüssel, Nummer, Nr, Code, identifiant, référence, code, numéro, código, clave, identificador, número`,
    name: `label, title, Bezeichnung, Titel, nom, libellé, intitulé, nombre, denominación, título`,
    description: `definition, about, summary, Beschreibung, Erläuterung, Definition, définition, descriptif, descripción, definición, explicación`,
    kind: `type, category, Art, Typ, genre, tipo, clase`,
    framework: `taxonomy, Klassifikation, Rahmen, référentiel, cadre, marco, clasificación`,
    code: `Schlüssel, código`,
    codes: `Codes, Schlüssel, códigos`,
    region: `Land, Bundesland, région, región, provincia`,
    currency: `Währung, devise, monnaie, moneda, divisa`,
    level: `Stufe, Niveau, nivel`,
    language: `Sprache, langue, idioma`,
    url: `link, website, Webseite, site web, lien, enlace, página web`,
  },
};

/** Only of Stackway's own tables: a catalogue's `name` is that of a course. */
const OWN_ONLY: ReadonlySet<string> = new Set(['name', 'kind', 'code', 'codes']);

/** How a column of a table may be called in other publishers' files. */
export function wordsOfColumn(table: string, column: string): readonly string[] {
  const isOwn = table.startsWith('stackway/') || !OWN_ONLY.has(column);
  const found = [COLUMN_WORDS[table]?.[column], isOwn ? COLUMN_WORDS['*']![column] : undefined];
  return found.flatMap((words) => words?.split(', ') ?? []);
}
