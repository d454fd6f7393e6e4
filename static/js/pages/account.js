// The page of her account: logging out goes by way of sending what waits.
import { account } from "../storage/account.js";
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";

const form = hook("log-out");
if (account) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { leaveAccount } = await import("./leave_account.js");
    await leaveAccount();
  });
}
startPage();
