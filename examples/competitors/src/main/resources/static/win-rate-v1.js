// <rimba-win-rate-v1 won="3" lost="1">: a bar of what was won against what was lost. What it says stands beside it in words.
const style = `
  :host { display: block; height: 6px; min-width: 64px; border-radius: 3px; overflow: hidden;
          background: var(--saluran-container-strong); }
  div { height: 100%; background: var(--aura-green); }`;

class WinRate extends HTMLElement {
  static observedAttributes = ['won', 'lost'];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.bar = document.createElement('div');
    this.shadowRoot.append(sheet, this.bar);
  }

  // Not in the constructor: an element that is made may not have attributes yet.
  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
  }

  attributeChangedCallback() {
    const won = Number(this.getAttribute('won'));
    const closed = won + Number(this.getAttribute('lost'));
    this.bar.style.width = closed === 0 ? '0' : `${(100 * won) / closed}%`;
  }
}

if (!customElements.get('rimba-win-rate-v1')) {
  customElements.define('rimba-win-rate-v1', WinRate);
}
