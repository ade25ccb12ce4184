/** An element with a class and children; strings become text nodes, never markup. */
export function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** `{name} moved to {column}` with its places filled in. */
export function fill(text, values) {
    return (text ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** An address that may stand in a link: http, https or relative; anything else is dropped. */
export function safeHref(href) {
    if (!href) return null;
    try {
        return /^https?:$/.test(new URL(href, document.baseURI).protocol) ? href : null;
    } catch {
        return null;
    }
}

/** Gives an element these children. Those that stay are not taken out, so that they keep focus and scroll. */
export function arrange(parent, wanted) {
    const staying = new Set(wanted);
    [...parent.children].forEach(child => staying.has(child) || child.remove());
    let at = parent.firstElementChild;
    for (const child of wanted) {
        if (child !== at && child === at?.nextElementSibling) {
            // one that goes further down; the others need not move for it
            at.remove();
            at = child;
        }
        if (child === at) at = at.nextElementSibling;
        else parent.insertBefore(child, at);
    }
}
