// The words of a page that the index knows by their rank, and the stretch of them that answers a query.
import { ELISION, GROUPES, plier } from "./requete.js";

const LONGUEUR = 24; // words of an excerpt
const AVANT = 4; // of which before the first word that was asked for
const RACINE = 5; // letters by which two forms of a word are taken for one

/** What reads the words of a page: those of its fragment, then those of its full text, which the site publishes once. */
export function lecteur(racine) {
  const lus = new Map();
  const lire = async (chemin) => {
    const reponse = await fetch(new URL(chemin, racine));
    return reponse.ok ? reponse.text() : "";
  };
  return async ({ content, meta: { texte } }) => {
    if (!texte) return couper(content);
    if (!lus.has(texte)) lus.set(texte, lire(texte).catch(() => ""));
    return [...couper(content), ...couper(await lus.get(texte))];
  };
}

/** Words as the index counts them (generator/site/search.py): « l' » is one, so are the groups of a number. */
const couper = (mots) => mots
  .replace(ELISION, "$1 ")
  .replace(GROUPES, (nombre) => nombre.replace(/[ .\u00a0\u2009\u202f]/g, "\u00b7"))
  .replace(/_/g, " ")
  .split(/\s+/)
  .filter(Boolean);

/**
 * The stretch that answers best, as `[mot, demandé]`: where most of the different words that were asked for stand
 * together, then where the index says that they weigh most; of the text rather than of a title, which is shown already.
 */
export function extraire(mots, lieux) {
  const courants = lieux.filter(({ weight }) => weight <= 1); // a heading weighs more
  const lus = courants.length ? courants : lieux;
  let debut = 0, plus = 0;
  for (const { location: de } of lus) {
    const ici = lus.filter(({ location }) => location >= de && location < de + LONGUEUR - AVANT && location < mots.length);
    const racines = new Set(ici.map(({ location }) => plier(mots[location]).replace(/[^\p{L}\p{N}]/gu, "").slice(0, RACINE)));
    const poids = racines.size * 1e6 + ici.reduce((somme, { balanced_score: valeur }) => somme + valeur, 0);
    if (ici.length && poids > plus) [debut, plus] = [Math.max(0, de - AVANT), poids];
  }
  const demandes = new Set(lieux.map(({ location }) => location));
  const morceaux = mots.slice(debut, debut + LONGUEUR).map((mot, rang) => [mot, demandes.has(debut + rang)]);
  return [...(debut > 0 ? [["…", false]] : []), ...morceaux, ...(debut + LONGUEUR < mots.length ? [["…", false]] : [])];
}
