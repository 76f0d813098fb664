// Opens the one search of the site. What searches (moteur.js and the index) is fetched when it is first opened.
import { creer } from "./dialogue.js";

const bouton = document.getElementById("registre-chercher");
if (bouton) {
  let dialogue;
  const ouvrir = (demande) => {
    dialogue ??= creer(new URL(bouton.dataset.pagefind, location.href));
    dialogue.montrer(demande);
  };
  bouton.hidden = false;
  bouton.addEventListener("click", () => ouvrir());
  document.addEventListener("keydown", (evenement) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.altKey || document.querySelector("dialog[open]")) return;
    if (evenement.target.closest("input, textarea, select, [contenteditable]")) return;
    if (evenement.key === "/" || evenement.key === "s") { evenement.preventDefault(); ouvrir(); }
  });
  const demande = new URLSearchParams(location.search);
  if (demande.has("q")) ouvrir(demande);
}
