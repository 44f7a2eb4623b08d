// The one place that vouches for script addresses, which the page's security policy asks for.

type Policy = { createScriptURL(address: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

const ownScripts = /^\/(sw\.js$|assets\/)/;
const rules: Policy = {
  createScriptURL(address) {
    const { origin, pathname } = new URL(address, location.href);
    if (origin !== location.origin || !ownScripts.test(pathname)) throw new TypeError(`not of this app: ${address}`);
    return address;
  },
};

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy = factory ? factory.createPolicy('patrol', rules) : rules;

/** An address of the app's own worker files, as the browser wants to see it. */
export const scriptAddress = (address: string): string => policy.createScriptURL(address);
