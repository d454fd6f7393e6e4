/**
 * One element. Strings become text, never markup.
 * @param {string} tag
 * @param {Object<string, string|boolean|null|undefined|((event: Event) => void)>} attributes functions are listeners
 *   ("onclick"), true sets an empty attribute, false, null and undefined leave it out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The element that a template marks with data-hook. */
export function hook(name, within = document) {
  return within.querySelector(`[data-hook="${name}"]`);
}

/** A new copy of what few rows need at a time, from `<template data-hook="row-parts">`. */
export function part(name) {
  return hook(name, hook("row-parts").content).cloneNode(true);
}

/** All elements that a template marks with data-hook. */
export function hooks(name, within = document) {
  return [...within.querySelectorAll(`[data-hook="${name}"]`)];
}
