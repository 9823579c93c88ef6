// What staff are told of a device: its kind, its state, how urgent that is, and what to do.
// The states of printers are those of UnifiedPOS. Every `word` continues the name of a device.

const KINDS = {
  printer: "Máy in phiếu", "rating-panel": "Bảng nút đánh giá", fingerprint: "Đầu đọc vân tay",
  scanner: "Máy quét mã", camera: "Camera đọc mã", terminal: "Máy chấm công",
};

const ON_SCREEN = "Công dân vẫn lấy được số, số hiện trên màn hình.";

const PRINTER = {
  "near-end": ["sắp hết giấy", "soon",
    "Chuẩn bị cuộn giấy mới, thay lúc vắng người. Phiếu vẫn in được."],
  "paper-out": ["đã hết giấy", "now", `Thay cuộn giấy mới. ${ON_SCREEN}`],
  "cover-open": ["đang mở nắp", "now", `Đóng nắp máy in lại. ${ON_SCREEN}`],
  error: ["đang gặp lỗi", "now", `Gỡ giấy kẹt nếu có, tắt máy in rồi bật lại. ${ON_SCREEN}`],
  offline: ["không trả lời", "now", `Kiểm tra nguồn điện và dây của máy in. ${ON_SCREEN}`],
  absent: ["không kết nối được", "now", `Kiểm tra nguồn điện và dây của máy in. ${ON_SCREEN}`],
  faulted: ["đang gặp lỗi", "now", `Tắt máy in, chờ 10 giây rồi bật lại. ${ON_SCREEN}`],
};

const ANY = {
  ready: ["sẵn sàng", "ok", ""],
  opening: ["đang khởi động", "soon", "Xin chờ vài giây."],
  absent: ["không kết nối được", "now",
    "Kiểm tra nguồn điện và dây nối. Khi có lại, thiết bị tự hoạt động, không phải khởi động lại máy."],
  faulted: ["đang gặp lỗi", "now",
    "Tắt thiết bị hoặc rút dây, chờ 10 giây rồi bật lại. Nếu vẫn lỗi, xin báo cán bộ kỹ thuật."],
};

const STUCK = /^stuck-(\d+)$/;

/** Such as "Máy in phiếu"; a kind without words has its name in board.toml. */
export const kindOf = (device) => KINDS[device.kind] ?? device.kind;

/** `{word, level, todo}`; `level`: "ok", "soon" when it still works, "now" when it does not. */
export function stateOf(device) {
  const stuck = STUCK.exec(device.state);
  const [word, level, todo] = stuck
    ? [`bị kẹt nút số ${stuck[1]}`, "now", "Kiểm tra nút có bị kẹt hay bị vật gì đè lên, rồi bấm thử một lần."]
    : (device.kind === "printer" && PRINTER[device.state]) || ANY[device.state]
      || [device.state, "now", "Xin báo cán bộ kỹ thuật."];
  return { word, level, todo };
}
