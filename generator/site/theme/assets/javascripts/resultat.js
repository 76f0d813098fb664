// One result of the search: its title, what it is, when, how much, the words that answer.

export function presenter({ url, meta, excerpt }) {
  const element = document.createElement("li");
  const precisions = [meta.nature, meta.date, montant(meta.montant), meta.collectivite].filter(Boolean).join(" · ");
  element.append(lien(url, meta.title), ...(precisions ? [paragraphe("registre-precisions", precisions)] : []), extrait(excerpt));
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

/** The dot that joined the groups of a number in the index is a space again. */
const ecrit = (mots) => mots.replace(/(\d)\u00b7(?=\d)/g, "$1\u202f");

/** The excerpt is text with <mark>: rebuilt node by node, so that no word of an act can become an element. */
function extrait(mots) {
  const cible = document.createElement("p");
  for (const noeud of new DOMParser().parseFromString(mots, "text/html").body.childNodes) {
    const texte = ecrit(noeud.textContent);
    if (noeud.nodeName === "MARK") {
      const marque = document.createElement("mark");
      marque.textContent = texte;
      cible.append(marque);
    } else {
      cible.append(texte);
    }
  }
  return cible;
}
