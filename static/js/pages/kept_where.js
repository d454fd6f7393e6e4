// Where her answers to assignments are, and for how long.
import { account } from "../storage/account.js";
import { tablet } from "../storage/preferences.js";
import { hook } from "../ui/element.js";
import { words } from "./assignment_messages.js";
import { daysKeptHere } from "./leaving.js";

export function sayWhereKept() {
  const where = account ? "account" : tablet() === "school" ? "school" : "mine";
  hook("kept").textContent = words.kept(where, daysKeptHere());
}
