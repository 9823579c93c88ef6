package vn.motcua.firmware.people;

/** Why an account is changed: a closed list, so that no free text gets into an event. */
public enum AccountReason {
  /** Người mới đến. */
  NEW_STAFF,
  /** Đổi nhiệm vụ. */
  NEW_DUTY,
  /** Nghỉ việc hoặc chuyển đi. */
  LEFT,
  /** Quên mật khẩu. */
  PASSWORD_FORGOTTEN,
  /** Nghi có người khác dùng tài khoản. */
  SUSPECTED_MISUSE,
  /** Sửa một nhầm lẫn. */
  MISTAKE
}
