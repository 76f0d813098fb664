// Pagefind over the index of the site, asked as people ask: each reading of the query in turn, then its correction.
import { comprendre } from "./requete.js";
import { corriger, lexique } from "./noms.js";

// Keys (numbers, days of the act, initials) weigh like a title; a day that the text only mentions weighs less.
const OPTIONS = { excerptLength: 24, ranking: { metaWeights: { title: 5, cles: 5, jours: 0.5, nature: 0.5, collectivite: 1, date: 0.5, montant: 0.5 } } };

export function moteur(adresse) {
  let charge;
  const lus = new Map();
  const lire = (nom) => {
    if (!lus.has(nom)) lus.set(nom, fetch(new URL(nom, adresse)).then((reponse) => (reponse.ok ? reponse.json() : Promise.reject(new Error(nom)))));
    return lus.get(nom);
  };
  const pagefind = () => (charge ??= charger(adresse, lire));

  return {
    preparer: () => void pagefind().catch(() => { charge = undefined; }),
    facettes: () => lire("facettes.json"),

    /** `{resultats, saisie, corrigee, approchant, partie}`; an empty query finds every page. */
    async chercher(saisie) {
      const trouve = await pagefind();
      const demander = async (requete) => (await trouve.search(requete)).results;
      if (!saisie.trim()) return { resultats: await demander(null), saisie };
      const exact = await suivre(demander, comprendre(saisie));
      if (exact.resultats.length) return { ...exact, saisie };
      const corrigee = corriger(saisie, lexique(await lire("noms.json")));
      const voisin = corrigee && (await suivre(demander, comprendre(corrigee)));
      if (voisin?.resultats.length) return { ...voisin, saisie, corrigee };
      return { ...(await enPartie(demander, saisie)), saisie };
    },
  };
}

/** The engine; a large site has several indexes, joined here. */
async function charger(adresse, lire) {
  const [pagefind, { parts }] = await Promise.all([import(adresse), lire("parts.json")]);
  await pagefind.options(OPTIONS);
  await pagefind.init();
  const autres = Array.from({ length: parts - 1 }, (_, rang) => new URL(`${rang + 2}/`, adresse).pathname);
  await Promise.all(autres.map((autre) => pagefind.mergeIndex(autre, OPTIONS)));
  return pagefind;
}

async function suivre(demander, { essais, tous, nombre }) {
  if (tous) {
    const vus = new Map();
    for (const trouves of await Promise.all([...new Set(essais)].map(demander))) {
      for (const resultat of trouves) if (!vus.has(resultat.id)) vus.set(resultat.id, resultat);
    }
    return { resultats: [...vus.values()] };
  }
  for (const [rang, essai] of essais.entries()) {
    const resultats = await demander(essai);
    if (resultats.length) return { resultats, approchant: nombre && rang > 0 };
  }
  return { resultats: [] };
}

/** No page holds all the words: those that hold the most of them, and the words that were kept. */
async function enPartie(demander, saisie) {
  const mots = comprendre(saisie).essais.at(-1).replace(/"/g, "").split(" ").filter(Boolean);
  if (mots.length < 2) return { resultats: [] };
  const connus = [];
  for (const mot of mots.slice(0, 8)) if ((await demander(mot)).length) connus.push(mot);
  for (let garde = connus.length; garde > 0; garde--) {
    const partie = connus.slice(0, garde).join(" ");
    const resultats = await demander(partie);
    if (resultats.length) return { resultats, partie };
  }
  return { resultats: [] };
}
