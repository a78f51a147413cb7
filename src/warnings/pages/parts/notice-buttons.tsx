import { Button } from '../../../ui/forms/button.tsx';

/** Beside the button that sends a notice: what keeps it for later. */
export function NoticeButtons() {
  return (
    <>
      <Button name="intent" value="draft">
        下書きに保存する
      </Button>
      <Button name="intent" value="choose" variant="text">
        保存して品目を選び直す
      </Button>
    </>
  );
}
