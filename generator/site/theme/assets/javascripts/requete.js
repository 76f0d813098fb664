// What a visitor types, brought to the forms in which generator/site/search.py indexed the pages: days as eight
// figures, sums and numbers without punctuation, articles and euros left out. Pure functions, no page needed.
export const MOT_ELIDE = "(?<![\\p{L}\\p{N}])((?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ‘`´])";
export const ELISION = new RegExp(`${MOT_ELIDE}(?=[\\p{L}\\p{N}])`, "giu");
export const GROUPES = /(?<![\d.,])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?!\d)/g;
const MOIS = ["janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"];
const JOUR_EN_LETTRES =
  /(?<![\p{L}\d])(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(\d{1,2})(?:er)? (\p{L}{3,9})\.? (\d{4})(?!\d)/giu;
const JOUR_EN_CHIFFRES = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)/g;
const JOUR_ISO = /(?<![\d/.-])(\d{4})([/-])(\d\d)\2(\d\d)(?![\d/-])/g;
const MULTIPLES = /(\d+)(?:[.,](\d{1,3}))? ?(k€|m€|milliers?(?: d'euros)?|millions?(?: d'euros)?)(?![\p{L}\d])/giu;
const EUROS = /(\d) ?(?:€|euros?|eur)(?![\p{L}\d])/giu;
const ANNONCE = /^(?:(?:délibération|deliberation|acte|note|décision|decision|arrêté|arrete|référence|reference|réf|ref|dossier|numéro|numero|siren|siret|n°|nº|no|n)[.:]? *)+(?=\p{L}{0,6}[ ./_-]?\d)/iu;
// Words that every page holds: asking for them would fetch a piece of the index each, and find nothing more.
const OUTILS = /(?<![\p{L}\d'])(?:le|la|les|l|un|une|des|de|du|d|au|aux|a|à|et|en|par|pour|sur|dans)(?![\p{L}\d'])/giu;
const RANGS = [0, 1, 2, 3]; // a body's list, the page of one that receives, the acts of the first, those about the second
const JOINTS = /(?<=\p{L})[-‐‑–—/](?=\p{L})/gu;

/** Lower case without accents: the form in which words are compared. */
export const plier = (mots) => mots.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").replace(/æ/gi, "ae").toLowerCase();

/** « L’Association », « 62 500,00 € », « le 13/06/2024 » → « Association », « 62500 », « le 20240613 ». Words between
    quotation marks are wanted in their order: the index counts « l' » as a word. */
export function normaliser(saisie) {
  return jours(plat(saisie))
    .replace(ELISION, /^".*"$/.test(plat(saisie)) ? "$1 " : "")
    .replace(GROUPES, (nombre) => nombre.replace(/\D/g, ""))
    .replace(MULTIPLES, (_, entier, decimales = "", unite) => String(Math.round(Number(`${entier}.${decimales || 0}`) * (/^m(€|illion)/i.test(unite) ? 1e6 : 1e3))))
    .replace(/(\d)[.,]00(?!\d)/g, "$1")
    .replace(/(\d[.,]\d) ?€/g, "$10")
    .replace(EUROS, "$1")
    .replace(/_/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Straight quotes and apostrophes, plain spaces, nothing invisible; guillemets come with words copied from a text. */
function plat(saisie) {
  return saisie
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[«»]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function jours(mots) {
  const jour = (tel, a, m, j) => (m >= 1 && m <= 12 && j >= 1 && j <= 31 ? `${a}${String(m).padStart(2, "0")}${String(j).padStart(2, "0")}` : tel);
  const siecle = (a) => (a.length === 2 ? `20${a}` : a);
  return mots
    .replace(JOUR_EN_LETTRES, (tel, j, mois, a) => jour(tel, a, MOIS.findIndex((m) => plier(mois).startsWith(m)) + 1, Number(j)))
    .replace(JOUR_EN_CHIFFRES, (tel, j, _, m, a) => jour(tel, siecle(a), Number(m), Number(j)))
    .replace(JOUR_ISO, (tel, a, _, m, j) => jour(tel, a, Number(m), Number(j)));
}

/**
 * The searches that a query stands for, the most precise first: `{essais, tous, nombre}`. When `tous`, the results of
 * each are put after those of the one before; otherwise the first that finds something answers. A `nombre` is wanted
 * as it is: 62500 must not be answered with 6 000 as if that were the same sum. `mots` are those that may be misspelt.
 * `entiers` ask for the query as the whole name, or the initials, of somebody: what they find comes first.
 */
export function comprendre(saisie) {
  const clair = normaliser(saisie);
  if (/^".*"$/.test(clair)) return { essais: [clair] };
  if (/^\d[\d,.]*$/.test(clair)) return { essais: [clair], nombre: true };
  const reference = clair.replace(ANNONCE, "");
  const morceaux = reference.split(/[^\p{L}\d]+/u).filter(Boolean);
  if (estNumero(reference, morceaux)) return { essais: [morceaux.join(""), morceaux.join(" ")], tous: true };
  const plein = clair.replace(OUTILS, " ").replace(/\s+/g, " ").trim();
  const separe = (plein || clair).replace(JOINTS, " ");
  const ligatures = separe.replace(/oe/gi, "œ");
  const essais = new Set([separe, ligatures, ligatures.replace(/œ/g, "oe"), separe.replace(/œ/gi, "oe"), clair]);
  const mots = separe.match(/(?<![\p{L}\d])\p{L}{3,}(?![\p{L}\d])/gu) ?? [];
  return { essais: [...essais].filter(Boolean), mots: [...new Set(mots)].slice(0, 8), entiers: entiers(plein) };
}

/** A name typed whole, as one word: generator/pages/views/reperes.py wrote it so, with the rank of each page that bears it. */
function entiers(mots) {
  const nom = plier((mots.match(/[\p{L}\p{N}]+/gu) ?? []).join(""));
  return nom.length > 2 && nom.length < 120 ? RANGS.map((rang) => `"${nom}${rang}"`) : [];
}

/** Whether this is the number of an act rather than words: figures held together by something else than spaces, or by capitals. */
function estNumero(mots, morceaux) {
  const chiffres = morceaux.filter((morceau) => /\d/.test(morceau));
  if (!chiffres.length || morceaux.length > 9) return false;
  if (morceaux.some((morceau) => !/\d/.test(morceau) && morceau.length > 5)) return false;
  const tenus = /[\p{L}\d][./_:°-]\d|\d[./_:°-][\p{L}\d]/u.test(mots) || chiffres.some((morceau) => /\p{L}/u.test(morceau));
  return tenus || chiffres.length > 1 || (morceaux.length > 1 && mots === mots.toUpperCase());
}
