/**
 * Invented names: substances, brands, crude drugs, kampo formulas and makers. All begin with デモ, so that nobody takes a
 * demonstration for the country's supply; none is a real one (the test compares with the official list).
 */
import { DEMO_MARK } from '../../model.ts';
import type { Random } from '../random.ts';

const list = (text: string): string[] => text.split(' ');

const HEADS = list(
  'ア イ エ オ カ キ ク ケ コ サ シ セ ソ タ テ ト ナ ニ ネ ノ ハ ヒ ヘ ホ マ ミ ム メ モ ラ リ ル レ ロ バ ビ ブ ベ ボ パ ピ ペ ポ ダ ド ガ グ ゲ ジ ゾ ヴァ フェ フィ クラ グル ブロ スピ トラ チェ エル アル イン オル カル サン モン ベン',
);
const MIDDLES = list(
  'ラ リ ル レ ロ ナ ニ ノ マ ミ モ タ テ カ キ コ サ シ セ ソ バ ビ ベ ボ ピ ペ ダ デ ガ ゴ ジ ゾ ヴィ フォ ティ ルカ ルミ ンタ ンベ ントラ キサ クレ トヴァ ネル ラフ ミグ',
);
/**
 * Pairs of kana that are in no name of the official lists of 2023 to 2026 (brands, ingredients, makers). Every stem carries
 * one, so that it reads like a medicine but is not one.
 */
const JOINTS = list(
  'ケモ ケロ コユ サモ ソネ ソモ タソ タト テソ ナレ ニノ ニミ ネセ ネミ ノメ ノモ ハレ ハミ ハモ ヒナ ヒモ ヒラ ヒレ ホコ ホロ ホレ マタ マモ ミモ ミメ ムモ モネ モラ ヤサ ヤノ ヤモ ヤラ ヤレ ユキ ユメ ユラ ユノ ユレ ヨナ ヨネ ヨリ ヨモ ヨル ビモ ベモ ポレ ポノ',
);
const SUBSTANCE_ENDS = list(
  'ミド ジン ロン リン シド ゾル ベール ナール タム リド フェル トール キシル リジル ニール セート ラート ベート モール ヴィン ガスト ドラン ネート リブ',
);
const BRAND_ENDS = list(
  'ール ン ス ット ナ ックス リア レート ミナ リナ トン ニン ナート ビア セル ゾン ロック ファ ディア ノーム ジー リック ラス マーク',
);
const SALTS = list(
  '塩酸塩 塩酸塩 塩酸塩 水和物 水和物 ナトリウム ナトリウム水和物 カリウム カルシウム水和物 マレイン酸塩 メシル酸塩 フマル酸塩 臭化水素酸塩 硫酸塩 リン酸塩 酢酸エステル 酒石酸塩 コハク酸エステル',
);
const CRUDE_ENDS = list('コウ ソウ コン ニン シ ヒ カ ボク モツ ジン ヨウ セン');
const FORMULA_FIRST = list('霞 澄 凪 梓 汀 瑞 翠 暁 潤 晴 朧 蒼 渓 皓 颯 穏 灯 芳 玲 榛 琥 朋 淡 遥 悠');
const FORMULA_SECOND = list('陽 雲 泉 風 月 露 嶺 朗 祥 苑 舟 影 霧 汐 穂 麓 翔 薫 鈴 琴');
const FORMULA_KIND = list('湯 湯 湯 散 丸 飲');

/** Written form and reading of the parts of a maker's name. */
const MAKER_FIRST = list(
  '青アオ 朝アサ 霧キリ 雲クモ 月ツキ 星ホシ 風カゼ 波ナミ 虹ニジ 雪ユキ 霜シモ 露ツユ 苔コケ 葦アシ 萩ハギ 楓カエデ 椿ツバキ 梓アズサ 柊ヒイラギ 樫カシ 笹ササ 菫スミレ 鷺サギ 鳩ハト 燕ツバメ 鯨クジラ 琴コト 鈴スズ 鏡カガミ 茜アカネ 霞カスミ 暁アカツキ 渚ナギサ',
);
const MAKER_SECOND = list(
  '峰ミネ 浜ハマ 坂サカ 瀬セ 里サト 園ソノ 丘オカ 岬ミサキ 窪クボ 渕フチ 江エ 畑ハタ 杜モリ 庭ニワ 泉イズミ 垣カキ 塚ツカ 越ゴエ 見ミ 尾オ 橋ハシ 台ダイ',
);

/** A substance: the name of the list (with its salt) and the base that names of generics begin with. */
export interface Substance {
  ingredient: string;
  base: string;
}

export class NameBook {
  private readonly taken = new Set<string>();
  private readonly makerNames: { written: string; reading: string }[];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
    const pairs = MAKER_FIRST.flatMap((a) =>
      MAKER_SECOND.map((b) => ({ written: a[0]! + b[0]!, reading: a.slice(1) + b.slice(1) })),
    );
    this.makerNames = random.shuffle(pairs);
  }

  private unique(make: () => string): string {
    for (;;) {
      const name = make();
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  private stem(ends: string[]): string {
    const { random } = this;
    const middle = random.chance(0.3) ? random.pick(MIDDLES) : '';
    return random.pick(HEADS) + middle + random.pick(JOINTS) + random.pick(ends);
  }

  substance(): Substance {
    const base = this.unique(() => DEMO_MARK + this.stem(SUBSTANCE_ENDS));
    return { base, ingredient: this.random.chance(0.5) ? base + this.random.pick(SALTS) : base };
  }

  brand(): string {
    return this.unique(() => DEMO_MARK + this.stem(BRAND_ENDS));
  }

  crudeDrug(): Substance {
    const base = this.unique(() => DEMO_MARK + this.stem(CRUDE_ENDS));
    return { base, ingredient: base };
  }

  formula(): Substance {
    const base = this.unique(
      () =>
        DEMO_MARK +
        this.random.pick(FORMULA_FIRST) +
        this.random.pick(FORMULA_SECOND) +
        this.random.pick(FORMULA_KIND),
    );
    return { base, ingredient: `${base}エキス` };
  }

  /** A maker's name parts; every pair once. */
  maker(): { written: string; reading: string } {
    const pair = this.makerNames.pop();
    if (!pair) throw new RangeError('The demonstration knows no more than 726 manufacturers');
    return pair;
  }
}
