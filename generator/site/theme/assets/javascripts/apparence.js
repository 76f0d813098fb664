// Light, dark, or what the visitor's system asks. Runs before the page is painted, so that it never flashes.
// And tables wider than the screen: those that scroll inside themselves can be reached by keyboard.
(() => {
  const CLE = "registre.apparence";
  const MODES = ["automatique", "claire", "sombre"];
  const sombre = matchMedia("(prefers-color-scheme: dark)");
  const lire = () => {
    try { return localStorage.getItem(CLE) || MODES[0]; } catch { return MODES[0]; }
  };
  let mode = lire();
  const appliquer = () => {
    const nuit = mode === "sombre" || (mode !== "claire" && sombre.matches);
    document.body.dataset.mdColorScheme = nuit ? "slate" : "default";
  };
  appliquer();
  sombre.addEventListener("change", appliquer);
  const atteindre = () => {
    for (const table of document.querySelectorAll("article table")) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute("tabindex");
    }
  };
  addEventListener("load", atteindre);
  addEventListener("resize", atteindre);
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("registre-question")?.removeAttribute("hidden"); // without a script, nothing would answer
    const bouton = document.getElementById("registre-apparence");
    if (!bouton) return;
    const nommer = () => { bouton.ariaLabel = bouton.title = `Apparence : ${mode}`; };
    bouton.hidden = false;
    nommer();
    bouton.addEventListener("click", () => {
      mode = MODES[(MODES.indexOf(mode) + 1) % MODES.length];
      try { localStorage.setItem(CLE, mode); } catch { /* private browsing: the choice lasts for this page */ }
      appliquer();
      nommer();
    });
  });
})();
