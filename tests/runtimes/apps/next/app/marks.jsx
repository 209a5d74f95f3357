"use client";
import { useEffect } from "react";
import { gloss } from "newsgloss/page";

export function Marks() {
  useEffect(() => {
    const marks = gloss("article", { panel: "none" });
    return () => marks.remove();
  }, []);
  return null;
}
