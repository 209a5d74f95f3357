/** What readers are told where the part of the desk that reads stories fails, on the page and in the worker alike. */
export const NOT_LOADED = "The analyser could not be loaded. The desk keeps trying; your text is safe.";
export const STOPPED = "The analyser stopped. It restarts with your next change or export; your text is safe.";
export const UNAVAILABLE = "The analyser could not be loaded, or it stopped. Try again; your text is safe.";
