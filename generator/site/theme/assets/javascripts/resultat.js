// One result of the search: its title, what it is, when, how much, the words that answer.
import { MOT_ELIDE } from "./requete.js";

const ELIDE = new RegExp(`${MOT_ELIDE}$`, "iu");
const ISOLES = new RegExp(`${MOT_ELIDE} (?=[\\p{L}\\p{N}])`, "giu");

export function presenter({ url, meta, extraits }) {
  const element = document.createElement("li");
  const precisions = [meta.nature, meta.date, montant(meta.montant), meta.collectivite].filter(Boolean).join(" · ");
  element.append(lien(url, ecrire(meta.title)), ...(precisions ? [paragraphe("registre-precisions", precisions)] : []), extrait(extraits));
  return element;
}

function lien(adresse, mots) {
  const element = document.createElement("a");
  element.href = adresse;
  element.textContent = mots;
  return element;
}

function paragraphe(classe, mots) {
  const element = document.createElement("p");
  element.className = classe;
  element.textContent = mots;
  return element;
}

/** An amount of the data (« 62500.00 ») as French writes it; words are left as they are. */
function montant(valeur) {
  if (!/^\d+(\.\d+)?$/.test(valeur ?? "")) return valeur;
  return Number(valeur).toLocaleString("fr-FR", { style: "currency", currency: "EUR", trailingZeroDisplay: "stripIfInteger" });
}

/** Words as French writes them: in the index, the groups of a number are joined and an elided word stands alone. */
const ecrire = (mots) => mots.replace(/(\d)\u00b7(?=\d)/g, "$1\u202f").replace(ISOLES, "$1");

/** The words that answer, those that were asked for marked; built node by node: no word of an act is an element. */
function extrait(morceaux) {
  const cible = document.createElement("p");
  for (const [mot, demande] of morceaux) {
    const place = demande ? cible.appendChild(document.createElement("mark")) : cible;
    place.append(ecrire(mot));
    if (!ELIDE.test(mot)) cible.append(" ");
  }
  return cible;
}
