// Pagefind over the index of the site, asked as people ask: each reading of the query in turn, then its correction.
import { comprendre, plier } from "./requete.js";
import { corriger, lexique } from "./noms.js";
import { extraire, lecteur } from "./extrait.js";

// Keys (numbers, days of the act, initials) weigh like a title, and who decided weighs more: the acts of a body come
// before those that only say its name. A day that the text mentions weighs little.
const OPTIONS = { ranking: { metaWeights: { title: 5, cles: 5, jours: 0.5, nature: 0.5, collectivite: 10, date: 0.5, montant: 0.5 } } };

export function moteur(adresse) {
  let charge;
  const lus = new Map();
  const lire = (nom) => {
    if (!lus.has(nom)) lus.set(nom, fetch(new URL(nom, adresse)).then((reponse) => (reponse.ok ? reponse.json() : Promise.reject(new Error(nom)))));
    return lus.get(nom);
  };
  const mots = lecteur(new URL("../", adresse));
  const pagefind = () => (charge ??= charger(adresse, lire));

  return {
    preparer: () => void pagefind().catch(() => { charge = undefined; }),
    facettes: () => lire("facettes.json"),

    /** A result as it is shown, with the words that answer. */
    async montrer(resultat) {
      const page = await resultat.data();
      return { ...page, extraits: extraire(await mots(page), page.weighted_locations) };
    },

    /** `{resultats, saisie, inconnus, corrigee, approchant}`; asked for nothing, Pagefind would fetch its whole index. */
    async chercher(saisie) {
      const trouve = await pagefind();
      const demander = async (requete) => (await trouve.search(requete)).results;
      const lecture = comprendre(saisie);
      const nommes = await tous(demander, lecture.entiers ?? []);
      if (nommes.length) return { resultats: unir([nommes, (await suivre(demander, lecture)).resultats]), saisie };
      const inconnus = await ignores(demander, mots, lecture.mots ?? []);
      const exact = inconnus.length ? { resultats: [] } : await suivre(demander, lecture);
      if (exact.resultats.length) return { ...exact, saisie };
      const corrigee = inconnus.length ? corriger(saisie, inconnus, lexique(await lire("noms.json"))) : undefined;
      const voisin = corrigee && (await suivre(demander, comprendre(corrigee)));
      if (voisin?.resultats.length) return { ...voisin, saisie, inconnus, corrigee };
      return { ...(await enPartie(demander, lecture, inconnus)), saisie, inconnus };
    },
  };
}

/** The words that no page holds. Pagefind answers those with the beginning that it knows: « su » for « subvensions ». */
async function ignores(demander, lire, mots) {
  const connus = await Promise.all(mots.map(async (mot) => {
    if ((await demander(`"${mot}"`)).length) return true;
    const [premier] = await demander(mot);
    if (!premier) return false;
    const page = await premier.data(), tous = await lire(page);
    const trouves = page.locations.flatMap((rang) => plier(tous[rang] ?? "").match(/[\p{L}\d]+/gu) ?? []);
    return trouves.some((vu) => vu.startsWith(plier(mot)));
  }));
  return mots.filter((_, rang) => !connus[rang]);
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

async function suivre(demander, { essais, tous: ensemble, nombre }) {
  if (nombre) {
    const proches = await demander(essais[0]);
    const exacts = new Set((await demander(`"${essais[0]}"`)).map(({ id }) => id));
    return exacts.size ? { resultats: proches.filter(({ id }) => exacts.has(id)) } : { resultats: proches, approchant: true };
  }
  if (ensemble) return { resultats: await tous(demander, [...new Set(essais)]) };
  for (const essai of essais) {
    const resultats = await demander(essai);
    if (resultats.length) return { resultats };
  }
  return { resultats: [] };
}

/** The results of several searches, those of the first one before those of the next. */
const tous = async (demander, essais) => unir(await Promise.all(essais.map(demander)));

function unir(listes) {
  const vus = new Map();
  for (const resultat of listes.flat()) if (!vus.has(resultat.id)) vus.set(resultat.id, resultat);
  return [...vus.values()];
}

/** No page holds all the words: those that hold the most of them, the first ones first, and the words that were kept. */
async function enPartie(demander, { essais }, inconnus) {
  const mots = essais[0].replace(/"/g, "").split(" ").filter((mot) => mot && !mot.endsWith("'") && !inconnus.includes(mot)).slice(0, 8);
  for (let garde = mots.length; garde > 0; garde--) {
    const partie = mots.slice(0, garde).join(" ");
    const resultats = await demander(partie);
    if (resultats.length) return { resultats, partie };
  }
  return { resultats: [] };
}
