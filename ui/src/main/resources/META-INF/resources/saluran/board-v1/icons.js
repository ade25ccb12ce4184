// Lucide v0.468.0, ISC License, Copyright (c) for portions of Lucide are held by Cole Bemis 2013-2022 as part of
// Feather (MIT). All other copyright (c) for Lucide are held by Lucide Contributors 2022.
// Only what cards show often; any other name is fetched from the host and drawn as a mask.
const SVG = "http://www.w3.org/2000/svg";

const SHAPES = {
    "phone": [
        ["path", { d: "M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6 19.79 19.79 0 0 1-3.07-8.67A2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72 12.84 12.84 0 0 0 .7 2.81 2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45 12.84 12.84 0 0 0 2.81.7A2 2 0 0 1 22 16.92z" }],
    ],
    "mail": [
        ["rect", { width: "20", height: "16", x: "2", y: "4", rx: "2" }],
        ["path", { d: "m22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7" }],
    ],
    "video": [
        ["path", { d: "m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5" }],
        ["rect", { x: "2", y: "6", width: "14", height: "12", rx: "2" }],
    ],
    "users-round": [
        ["path", { d: "M18 21a8 8 0 0 0-16 0" }],
        ["circle", { cx: "10", cy: "8", r: "5" }],
        ["path", { d: "M22 20c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3" }],
    ],
    "map-pin": [
        ["path", { d: "M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0" }],
        ["circle", { cx: "12", cy: "10", r: "3" }],
    ],
    "file-text": [
        ["path", { d: "M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7Z" }],
        ["path", { d: "M14 2v4a2 2 0 0 0 2 2h4" }],
        ["path", { d: "M10 9H8" }],
        ["path", { d: "M16 13H8" }],
        ["path", { d: "M16 17H8" }],
    ],
    "plus": [
        ["path", { d: "M5 12h14" }],
        ["path", { d: "M12 5v14" }],
    ],
    "flame": [
        ["path", { d: "M8.5 14.5A2.5 2.5 0 0 0 11 12c0-1.38-.5-2-1-3-1.072-2.143-.224-4.054 2-6 .5 2.5 2 4.9 4 6.5 2 1.6 3 3.5 3 5.5a7 7 0 1 1-14 0c0-1.153.433-2.294 1-3a2.5 2.5 0 0 0 2.5 2.5z" }],
    ],
    "calendar": [
        ["path", { d: "M8 2v4" }],
        ["path", { d: "M16 2v4" }],
        ["rect", { width: "18", height: "18", x: "3", y: "4", rx: "2" }],
        ["path", { d: "M3 10h18" }],
    ],
    "calendar-x": [
        ["path", { d: "M8 2v4" }],
        ["path", { d: "M16 2v4" }],
        ["rect", { width: "18", height: "18", x: "3", y: "4", rx: "2" }],
        ["path", { d: "M3 10h18" }],
        ["path", { d: "m14 14-4 4" }],
        ["path", { d: "m10 14 4 4" }],
    ],
    "circle-help": [
        ["circle", { cx: "12", cy: "12", r: "10" }],
        ["path", { d: "M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3" }],
        ["path", { d: "M12 17h.01" }],
    ],
    "trophy": [
        ["path", { d: "M6 9H4.5a2.5 2.5 0 0 1 0-5H6" }],
        ["path", { d: "M18 9h1.5a2.5 2.5 0 0 0 0-5H18" }],
        ["path", { d: "M4 22h16" }],
        ["path", { d: "M10 14.66V17c0 .55-.47.98-.97 1.21C7.85 18.75 7 20.24 7 22" }],
        ["path", { d: "M14 14.66V17c0 .55.47.98.97 1.21C16.15 18.75 17 20.24 17 22" }],
        ["path", { d: "M18 2H6v7a6 6 0 0 0 12 0V2Z" }],
    ],
    "circle-x": [
        ["circle", { cx: "12", cy: "12", r: "10" }],
        ["path", { d: "m15 9-6 6" }],
        ["path", { d: "m9 9 6 6" }],
    ],
    "ellipsis": [
        ["circle", { cx: "12", cy: "12", r: "1" }],
        ["circle", { cx: "19", cy: "12", r: "1" }],
        ["circle", { cx: "5", cy: "12", r: "1" }],
    ],
    "list-checks": [
        ["path", { d: "m3 17 2 2 4-4" }],
        ["path", { d: "m3 7 2 2 4-4" }],
        ["path", { d: "M13 6h8" }],
        ["path", { d: "M13 12h8" }],
        ["path", { d: "M13 18h8" }],
    ],
    "message-circle": [
        ["path", { d: "M7.9 20A9 9 0 1 0 4 16.1L2 22Z" }],
    ],
    "arrow-right": [
        ["path", { d: "M5 12h14" }],
        ["path", { d: "m12 5 7 7-7 7" }],
    ],
    "graduation-cap": [
        ["path", { d: "M21.42 10.922a1 1 0 0 0-.019-1.838L12.83 5.18a2 2 0 0 0-1.66 0L2.6 9.08a1 1 0 0 0 0 1.832l8.57 3.908a2 2 0 0 0 1.66 0z" }],
        ["path", { d: "M22 10v6" }],
        ["path", { d: "M6 12.5V16a6 3 0 0 0 12 0v-3.5" }],
    ],
};

/** An icon for `name`, hidden from screen readers. */
export function icon(name, className = "icon") {
    return SHAPES[name] ? drawn(SHAPES[name], className) : masked(name, className);
}

function drawn(shapes, className) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", className);
    svg.setAttribute("aria-hidden", "true");
    for (const [tag, attributes] of shapes) {
        const shape = document.createElementNS(SVG, tag);
        for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
        svg.append(shape);
    }
    return svg;
}

function masked(name, className) {
    const span = document.createElement("span");
    span.className = `${className} masked`;
    span.setAttribute("aria-hidden", "true");
    // the name comes from data: only what can be a file of the icon set may reach the URL
    if (/^[a-z0-9-]+$/.test(name ?? "")) {
        const url = new URL(`../icons/${name}.svg`, import.meta.url);
        span.style.setProperty("mask-image", `url("${url.href}")`);
    }
    return span;
}
