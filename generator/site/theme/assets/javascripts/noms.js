// What a misspelt query may have meant, among the names and the words of titles that the build wrote (noms.json).
import { plier } from "./requete.js";

const MOT = /[\p{L}\d]+/gu;

/** The words that can be meant: folded → as written. Names first, as they are what people misspell. */
export function lexique({ noms, mots }) {
  const connus = new Map();
  for (const mot of [...noms.flatMap((nom) => nom.match(MOT) ?? []), ...mots]) {
    const plie = plier(mot);
    if (plie.length > 3 && !connus.has(plie)) connus.set(plie, mot);
  }
  return connus;
}

/** The query with each of the unknown words replaced by the nearest known one; `undefined` when none is near. */
export function corriger(requete, inconnus, connus) {
  let change = false;
  const a_changer = new Set(inconnus.map(plier));
  const corrigee = requete.replace(MOT, (mot) => {
    const voisin = mot.length > 3 && a_changer.has(plier(mot)) ? proche(plier(mot), connus) : undefined;
    change ||= voisin !== undefined;
    return voisin ?? mot;
  });
  return change ? corrigee : undefined;
}

function proche(mot, connus) {
  let meilleur, plus = mot.length > 7 ? 2 : 1;
  for (const [connu, ecrit] of connus) {
    if (Math.abs(connu.length - mot.length) > plus) continue;
    const ecart = distance(mot, connu, plus);
    if (ecart < plus || (ecart === plus && meilleur === undefined)) [meilleur, plus] = [ecrit, ecart];
  }
  return meilleur;
}

/** How many letters to add, drop, change or swap with the next to go from one word to the other; beyond `plus`, more. */
function distance(a, b, plus) {
  let avant = [], ici = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      suivante[j] = Math.min(suivante[j - 1] + 1, ici[j] + 1, ici[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) suivante[j] = Math.min(suivante[j], avant[j - 2] + 1);
    }
    if (Math.min(...suivante) > plus) return plus + 1;
    [avant, ici] = [ici, suivante];
  }
  return ici[b.length];
}
