// Runs before everything else on a page, so that Vaadin's client can work under a policy that trusts only what carries the
// page's nonce. It lets scripts that run do what they do otherwise with texts; markup that was slipped in gains nothing.
(() => {
    const KEPT = 1000;
    const { nonce } = document.currentScript;

    // The client makes a function of each script that the server sends; here it becomes a script element with the nonce.
    const makers = new Map();

    function maker(parameters, body) {
        const script = document.createElement("script");
        script.nonce = nonce;
        script.textContent = `document.currentScript.maker=()=>function(${parameters}\n){\n${body}\n};`;
        document.head.append(script);
        script.remove();
        if (!script.maker) throw new SyntaxError(`Not a function: ${body}`);
        return script.maker;
    }

    function Compiled(...parts) {
        const body = parts.length ? String(parts.pop()) : "";
        const parameters = parts.join(",");
        const key = `${parameters}\n${body}`;
        let made = makers.get(key);
        if (!made) {
            made = maker(parameters, body);
            if (makers.size >= KEPT) makers.clear();
            makers.set(key, made);
        }
        return made();
    }

    Compiled.prototype = Function.prototype;
    window.Function = Compiled;

    // Components make style elements, and style attributes by name.
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (name, options) {
        const element = createElement.call(this, name, options);
        if (element instanceof HTMLStyleElement) element.nonce = nonce;
        return element;
    };
    // The calendar of the date picker takes its styles from a template; without them it is empty.
    const { appendChild } = Node.prototype;
    ShadowRoot.prototype.appendChild = function (child) {
        if (child instanceof DocumentFragment && /^vaadin-date-picker-(month|year)-scroller$/.test(this.host.localName)) {
            child.querySelectorAll("style").forEach(style => style.nonce = nonce);
        }
        return appendChild.call(this, child);
    };
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
        if (name === "style" && this.style) this.style.cssText = value;
        else setAttribute.call(this, name, value);
    };
})();
