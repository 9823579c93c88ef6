// Who is signed in, another password, sign out.

import { toLogin } from "./board.js";
import { byId, say, toast } from "./dom.js";
import { onSubmit, roleWords, values } from "./account-form.js";

async function showWho() {
  try {
    const response = await fetch("/api/session");
    if (response.status === 401) {
      toLogin();
      return;
    }
    const { person, roles } = await response.json();
    say(byId("who"), person);
    say(byId("roles"), roleWords(roles));
    byId("change").person.value = person;
    byId("manage").hidden = !roles.includes("supervisor");
  } catch {
    toast("Máy chưa trả lời. Xin tải lại trang.", true);
  }
}

byId("sign-out").addEventListener("click", async () => {
  try {
    await fetch("/api/session", { method: "DELETE" });
    location.replace("/login");
  } catch {
    toast("Máy chưa trả lời, chưa đăng xuất được. Xin thử lại.", true);
  }
});
onSubmit(byId("change"), "/api/account/password", (form) => {
  const { current, password } = values(form);
  return { current, password };
}, () => toLogin("Đã đổi mật khẩu. Hãy đăng nhập bằng mật khẩu mới."));
addEventListener("pageshow", showWho);
