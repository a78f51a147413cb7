/** Made by `npm run docs` from docs/reference/openapi.json. Do not edit. */
export interface paths {
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 品目を探す */
        get: operations["searchProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{yjCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1品目の今、履歴、代わりの候補 */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * カーソルより後に公表された変化（掲載終了と取り消しを含む）
         * @description 初めは cursor なしで呼び、nextCursor を次の cursor に使います。同じ変化が訂正されると新しい seq でもう一度出ます。
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 取り込まれた一覧と、取り下げられた一覧（新しい順）
         * @description items は今の履歴をつくっている一覧です。取り下げられた一覧は withdrawn にだけあり、履歴・変化・フィードには入りません。
         */
        get: operations["listEditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/editions/{asOf}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一覧のダウンロード
         * @description file は supply.xlsx（公式の様式）、supply.csv（UTF-8 BOM付き）、supply.json、supply.parquet。asOf は日付か latest。
         */
        get: operations["downloadEdition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/history.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** すべての履歴（区間、変化、一覧。CSVとParquet、列の説明つき） */
        get: operations["downloadHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 指標の定義の一覧 */
        get: operations["listMeasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つの指標の定義 */
        get: operations["getMeasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 指標の値（上下限つき）
         * @description 割合は0〜1、金額は円です。value は秘匿されたセルを0とした値で、真の値は lower と upper の間にあります。JSONは `antei indicators --json` と同じです。dataset=all では、取り込まれたすべての回の値を年ごとに並べ、1年あたりの変化、目標に達した年か達する見込み、数え方の違いを添えます（JSONのみ）。
         */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公表されている値（出典と引用つき） */
        get: operations["listOfficialSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取り込まれたデータセット（新しい順） */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つのデータセット。シート、秘匿の規則、リストにないコード、利用条件 */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/datasets/{id}/parts/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * シートのすべてのセル（Parquet）
         * @description file は データセットの parts にある parquetSha256 に .parquet を付けたものです。アドレスが中身を名指すため、内容は変わりません。
         */
        get: operations["downloadDatasetPart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/prefectures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つの都道府県。指標を全国・中央値と並べた一覧、処方の場、薬効分類ごとの余地、バイオ後続品 */
        get: operations["getPrefecture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 薬効分類ごとの数量シェアと金額シェア、同じ線に届いたときの節約額 */
        get: operations["getClasses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/biosimilars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** バイオ後続品の成分ごとの使用割合、薬価差、効果額 */
        get: operations["listBiosimilars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/biosimilars/{family}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つの成分のバイオ後続品。品目、都道府県・処方の場ごとの使用割合、薬価 */
        get: operations["getBiosimilar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一覧ごとの知らせの数（新しい順） */
        get: operations["listNews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/news/{asOf}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 1回の一覧の知らせのすべて
         * @description 誰にも同じ内容です。見たい品目を選ぶのは受け取る側で、このサイトは誰が何を見ているかを知りません。asOf は日付か latest。
         */
        get: operations["getNews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 全品目の名前と今の状態（小さくまとめたもの）
         * @description 1品目は配列です：YJコード、品名、製造販売業者、成分名、規格単位、出荷対応、出荷量。すべての項目は一覧のダウンロードにあります。
         */
        get: operations["getCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Web Push の公開鍵（VAPID、RFC 8292） */
        get: operations["getPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 新しい一覧が出たことだけをこのブラウザーに知らせる
         * @description 品目は受け取りません。ブラウザーは知らせを受けて公開の知らせを読み、自分で選びます。
         */
        post: operations["subscribeDevice"];
        /** ブラウザーへの知らせをやめる */
        delete: operations["unsubscribeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/{handle}/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 品目リストの知らせをこのブラウザーで受け取る */
        post: operations["subscribeList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporting/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 自社の品目と、確認が要るもの
         * @description 1ページ50品目です。範囲 reports:read のトークンが要ります。
         */
        get: operations["listOwnProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporting/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 報告を確かめる（何も保存しない）
         * @description 変わるセルと、誤りと注意を返します。
         */
        post: operations["checkReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporting/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 供給状況報告を提出する
         * @description 誤りがあれば何も受け付けません（422。何が誤りかは /reporting/check が返します）。ほかの人の報告や新しい一覧で版が変わっていれば409です。次の一覧の公開（毎日の決まった時刻）で載ります。
         */
        post: operations["submitReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporting/no-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 今月は全品目に変更がないと報告する
         * @description 同じ月の2回目からは、初めの受付控を返します。
         */
        post: operations["reportNoChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reporting/submissions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 提出の受付控 */
        get: operations["getSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/initiatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 資料にあるすべての取組と、その状態 */
        get: operations["listInitiatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/initiatives.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 取組のCSV */
        get: operations["downloadInitiatives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/initiatives/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つの取組 */
        get: operations["getInitiative"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** すべてのKPIの目標、値、進み具合 */
        get: operations["listKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/kpis.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** KPIの目標と進み具合のCSV */
        get: operations["downloadKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/points.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** KPIの値のCSV（1行に1つの値） */
        get: operations["downloadKpiPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/kpis/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 1つのKPI */
        get: operations["getKpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roadmap/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 状態・値・目標・意見の登録と取り下げ（新しい順） */
        get: operations["listRoadmapUpdates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BiosimilarFamily: {
            source: {
                dataset: string;
                title: string;
                /** @enum {string} */
                kind: "ndb" | "dispensing";
                period: string;
                /** Format: date */
                codes: string;
                edition: string | null;
                /** @description false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません */
                bounded: boolean;
                /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
                references: {
                    /**
                     * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                     * @enum {string}
                     */
                    kind: "generic-info" | "price" | "edition";
                    route: ("internal" | "injection" | "external" | "dental") | null;
                    date: string | null;
                    /** @description データの期間の末日までの日数。後のものは負 */
                    days: number | null;
                    /**
                     * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                     * @enum {string}
                     */
                    timing: "in-time" | "earlier-year" | "later" | "missing";
                }[];
                /** @description リストにないコードの量。どこにも数えていません */
                coverage: {
                    /** @description 対象の数量（薬価基準の単位） */
                    total: number;
                    /** @description うち、区分のリストにないコードの数量 */
                    quantity: number;
                    /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                    share: number | null;
                    /** @description データセット全体で、リストにないコードの数 */
                    codes: number;
                    /** @description データセット全体で、そのコードの行の数 */
                    rows: number | null;
                };
                /** @description 値を使う前に読むこと */
                warnings: string[];
            };
            family: {
                id: string;
                name: string;
                products: {
                    /** @description 薬価基準収載医薬品コード */
                    code: string;
                    name: string;
                    /** @enum {string} */
                    role: "reference" | "biosimilar" | "authorised";
                    mah: string | null;
                    strength: string | null;
                    /** @description 薬価（円） */
                    amount: number | null;
                    genericClass: string | null;
                    exception: string | null;
                }[];
                outside: {
                    code: string;
                    name: string;
                    reason: string;
                }[];
            };
            known: components["schemas"]["KnownBiosimilar"] | null;
            listTitle: string;
            /** @description volume・value=使用割合（数量・金額）、volumeStrict・valueStrict=バイオセイムを除く、effect=適正化効果額、saving=さらに節約できる額、savingAvailable=通常出荷の品目だけ（円） */
            nation: {
                [key: string]: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            };
            prefectures: {
                key: string;
                label: string;
                /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                value: number | null;
                /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                lower: number | null;
                /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                upper: number | null;
                numerator: number;
                denominator: number | null;
                place: {
                    best: number;
                    worst: number;
                } | null;
                step: number | null;
            }[];
            legend: string[];
            settings: {
                volume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                value: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            }[];
            gaps: {
                strength: string;
                reference: {
                    lower: number;
                    upper: number;
                } | null;
                biosimilar: {
                    lower: number;
                    upper: number;
                } | null;
                authorised: {
                    lower: number;
                    upper: number;
                } | null;
                cheaper: {
                    lower: number;
                    upper: number;
                } | null;
            }[];
            exceptions: {
                id: string;
                family: string;
                action: string;
                match: {
                    codes?: string[];
                    name?: string;
                };
                reason: string;
                source: {
                    document: string;
                    quote: string;
                };
            }[];
            trend: {
                dataset: {
                    id: string;
                    title: string;
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                };
                figure: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
            }[];
        };
        Biosimilars: {
            source: {
                dataset: string;
                title: string;
                /** @enum {string} */
                kind: "ndb" | "dispensing";
                period: string;
                /** Format: date */
                codes: string;
                edition: string | null;
                /** @description false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません */
                bounded: boolean;
                /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
                references: {
                    /**
                     * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                     * @enum {string}
                     */
                    kind: "generic-info" | "price" | "edition";
                    route: ("internal" | "injection" | "external" | "dental") | null;
                    date: string | null;
                    /** @description データの期間の末日までの日数。後のものは負 */
                    days: number | null;
                    /**
                     * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                     * @enum {string}
                     */
                    timing: "in-time" | "earlier-year" | "later" | "missing";
                }[];
                /** @description リストにないコードの量。どこにも数えていません */
                coverage: {
                    /** @description 対象の数量（薬価基準の単位） */
                    total: number;
                    /** @description うち、区分のリストにないコードの数量 */
                    quantity: number;
                    /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                    share: number | null;
                    /** @description データセット全体で、リストにないコードの数 */
                    codes: number;
                    /** @description データセット全体で、そのコードの行の数 */
                    rows: number | null;
                };
                /** @description 値を使う前に読むこと */
                warnings: string[];
            };
            /** @description 目標が数える、成分の使用割合 */
            threshold: number;
            target: {
                value: number;
                /** Format: date */
                by: string;
                /** @enum {string} */
                per: "nation" | "prefecture";
                /** @description 達するべき都道府県の数（担当者が登録したとき。なければすべて） */
                prefectures?: number;
            } | null;
            /** @description threshold 以上の成分の数と割合 */
            reached: {
                count: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                share: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
            };
            /** @description volume・value=使用割合（数量・金額）、volumeStrict・valueStrict=バイオセイムを除く、effect=適正化効果額、saving=さらに節約できる額、savingAvailable=通常出荷の品目だけ（円） */
            nation: {
                [key: string]: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            };
            rows: {
                id: string;
                name: string;
                known: components["schemas"]["KnownBiosimilar"] | null;
                makers: string[];
                products: {
                    code: string;
                    /** @enum {string} */
                    role: "reference" | "biosimilar" | "authorised";
                }[];
                /** @description volume・value=使用割合（数量・金額）、volumeStrict・valueStrict=バイオセイムを除く、effect=適正化効果額、saving=さらに節約できる額、savingAvailable=通常出荷の品目だけ（円） */
                figures: {
                    [key: string]: {
                        key: string;
                        label: string;
                        /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                        value: number | null;
                        /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                        lower: number | null;
                        /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                        upper: number | null;
                        numerator: number;
                        denominator: number | null;
                    } | null;
                };
                authorisedMatters: boolean;
                /**
                 * @description threshold に sure=届く, maybe=秘匿の範囲では届くことがある, short=届かない
                 * @enum {string}
                 */
                reach: "sure" | "maybe" | "short" | "unknown";
                /** @description 先行バイオ医薬品よりどれだけ安いか（割合） */
                gap: {
                    lower: number;
                    upper: number;
                } | null;
            }[];
            /** @description 国の一覧にあり、使うリストに後続品がまだない成分 */
            missing: components["schemas"]["KnownBiosimilar"][];
            /** @description 系列を決められない品目と理由 */
            unplaced: {
                code: string;
                name: string;
                ingredient: string;
                reason: string;
            }[];
        };
        /** @description 最新の一覧の全品目。YJコードの順。 */
        CatalogueFile: {
            asOf: string | null;
            items: [
                string,
                string,
                string,
                string,
                string,
                "normal" | "limitedOwn" | "limitedOthers" | "limitedOther" | "stopped" | "unknown",
                "increased" | "normal" | "decreased" | "halted" | "delisting" | "notStated" | "unknown"
            ][];
        };
        Change: {
            /** @description カーソルに使う通し番号 */
            seq: number;
            /** Format: date */
            asOf: string;
            /** Format: date */
            previousAsOf: string;
            yjCode: string;
            name: string;
            /** @description added=掲載, removed=掲載終了, response=出荷対応, volume=出荷量, detail=理由・見込み, listing=品目情報 */
            kinds: ("added" | "removed" | "response" | "volume" | "detail" | "listing")[];
            /** @description 変わった項目の前の原文 */
            before: {
                [key: string]: string | number | boolean | null;
            };
            /** @description 変わった項目の後の原文 */
            after: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * @description worsened=悪化, improved=改善, mixed=まちまち, neutral=変化。mixed は2026年12月に足した値（出荷対応と出荷量の一方が悪化し他方が改善。前は出荷対応の向き）
             * @enum {string}
             */
            direction: "worsened" | "improved" | "mixed" | "neutral";
            notable: boolean;
            /** @description あとから届いた一覧によって無くなった変化のとき true */
            retracted: boolean;
        };
        ChangePage: {
            items: components["schemas"]["Change"][];
            nextCursor: string;
            /** @description この続きがあるか */
            more: boolean;
        };
        Classes: {
            source: {
                dataset: string;
                title: string;
                /** @enum {string} */
                kind: "ndb" | "dispensing";
                period: string;
                /** Format: date */
                codes: string;
                edition: string | null;
                /** @description false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません */
                bounded: boolean;
                /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
                references: {
                    /**
                     * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                     * @enum {string}
                     */
                    kind: "generic-info" | "price" | "edition";
                    route: ("internal" | "injection" | "external" | "dental") | null;
                    date: string | null;
                    /** @description データの期間の末日までの日数。後のものは負 */
                    days: number | null;
                    /**
                     * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                     * @enum {string}
                     */
                    timing: "in-time" | "earlier-year" | "later" | "missing";
                }[];
                /** @description リストにないコードの量。どこにも数えていません */
                coverage: {
                    /** @description 対象の数量（薬価基準の単位） */
                    total: number;
                    /** @description うち、区分のリストにないコードの数量 */
                    quantity: number;
                    /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                    share: number | null;
                    /** @description データセット全体で、リストにないコードの数 */
                    codes: number;
                    /** @description データセット全体で、そのコードの行の数 */
                    rows: number | null;
                };
                /** @description 値を使う前に読むこと */
                warnings: string[];
            };
            volume: {
                key: string;
                label: string;
                /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                value: number | null;
                /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                lower: number | null;
                /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                upper: number | null;
                numerator: number;
                denominator: number | null;
            };
            value: {
                key: string;
                label: string;
                /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                value: number | null;
                /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                lower: number | null;
                /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                upper: number | null;
                numerator: number;
                denominator: number | null;
            };
            /** @description 全体の金額シェア÷数量シェア */
            slope: number | null;
            rows: {
                key: string;
                label: string;
                volume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                value: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                /** @description 後発医薬品がある先発医薬品と後発医薬品の金額（円） */
                market: number;
                /** @description 円の幅。余地がないとき null */
                room: {
                    lower: number;
                    upper: number;
                } | null;
            }[];
            /** @description 量が少ないか秘匿が多く、比べない薬効分類の数 */
            leftOut: number;
            saving: string;
        };
        Dataset: {
            id: string;
            /** @enum {string} */
            kind: "ndb" | "dispensing";
            /**
             * @description official=取り込まれたデータ, demo=デモ（架空のデータ）
             * @enum {string}
             */
            source: "official" | "demo";
            title: string;
            /** @description NDBオープンデータの回 */
            round: number | null;
            /** @description 公費レセプトを含むか。第10回まではすべて excluded、元の資料に書かれていないときは null */
            publicExpense: ("included" | "excluded") | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date-time */
            importedAt: string;
            parts: components["schemas"]["DatasetPart"][];
        };
        DatasetDetail: {
            id: string;
            /** @enum {string} */
            kind: "ndb" | "dispensing";
            /**
             * @description official=取り込まれたデータ, demo=デモ（架空のデータ）
             * @enum {string}
             */
            source: "official" | "demo";
            title: string;
            /** @description NDBオープンデータの回 */
            round: number | null;
            /** @description 公費レセプトを含むか。第10回まではすべて excluded、元の資料に書かれていないときは null */
            publicExpense: ("included" | "excluded") | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date-time */
            importedAt: string;
            parts: components["schemas"]["DatasetPart"][];
            /** @description 当てはめた薬価・後発区分のリストの日付 */
            codes: string | null;
            /** @description 使うリストと、データの期間からの隔たり。ないときは足りないもの */
            serving: string;
            coverage: {
                /** @description 対象の数量（薬価基準の単位） */
                total: number;
                /** @description うち、区分のリストにないコードの数量 */
                quantity: number;
                /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                share: number | null;
                /** @description データセット全体で、リストにないコードの数 */
                codes: number;
                /** @description データセット全体で、そのコードの行の数 */
                rows: number | null;
            } | null;
            /** @description 値を使う前に読むこと */
            warnings: string[];
            /** @description リストにない医薬品コード。どの指標にも数えていません。 */
            unmapped: {
                code: string;
                name: string;
                quantity: number;
            }[];
            licence: string;
            /** @description 利用するときに書く出典 */
            citation: string;
        };
        DatasetPart: {
            file: string;
            /** @description 元のファイルのSHA-256 */
            sha256: string;
            sheet: string;
            /** @description シートの表題（原文） */
            title: string;
            /** @enum {string} */
            axis: "prefecture" | "sex-age";
            /** @enum {string} */
            route: "internal" | "external" | "injection" | "all";
            /** @enum {string} */
            setting: "out-of-hospital" | "in-hospital" | "inpatient" | "all";
            /** @description この数量未満のセルは秘匿。ないときは null。秘匿の基準が表題にないとき（unstated）は、表に示された最小の数量 */
            threshold: number | null;
            /**
             * @description 秘匿の規則。none＝秘匿なし、unstated＝表題に規則がない、below＝基準未満だけ、least＝基準未満が1か所だけの行では残る最小値も、all-but-total＝基準未満が1か所だけの行では総計以外すべて
             * @enum {string}
             */
            masking: "none" | "unstated" | "below" | "least" | "all-but-total";
            rows: number;
            states: {
                /** @description 値のあるセル */
                value: number;
                /** @description 0のセル */
                zero: number;
                /** @description 「‐」で秘匿されたセル */
                masked: number;
                /** @description 空のセル */
                absent: number;
                /** @description 性別・年齢ごとの計として作った行 */
                margin?: number;
            };
            parquetSha256: string;
            /** @description Parquetファイルのダウンロード先。公表されたデータでないものの行は渡さず、null */
            download: string | null;
        };
        Edition: {
            /** Format: date */
            asOf: string;
            /** @enum {string} */
            source: "official" | "reports" | "demo";
            title: string;
            file: string;
            sha256: string;
            rows: number;
            problems: number;
            /** @description 製造販売業者の報告を載せた品目の数 */
            reports: number;
            /** Format: date-time */
            importedAt: string;
            sourceUrl: string | null;
            /** @description 形式ごとのダウンロード先 */
            downloads: {
                [key: string]: string;
            };
        };
        /** @description すべての回の値を年ごとに（古い順）。 */
        FigureTrend: {
            measure: string;
            version: number;
            /** @constant */
            dataset: "all";
            /** @enum {string} */
            by: "nation" | "prefecture" | "class" | "setting" | "route" | "ingredient" | "age" | "sex" | "month";
            where: {
                [key: string]: string;
            };
            /** @description 目標 */
            target: number | null;
            years: {
                dataset: string;
                title: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                /** @description ほかの回と比べられるか */
                comparable: boolean;
                /** @description 値がない理由と、取り込むもの */
                missing: {
                    title: string;
                    detail: string;
                    remedy: string;
                } | null;
                /** @description 比べられない理由 */
                partial: string | null;
                /** @description 前の比べられる回と数え方が違うところ */
                breaks: string[];
                warnings: string[];
                codes: string | null;
                edition: string | null;
                /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
                references: {
                    /**
                     * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                     * @enum {string}
                     */
                    kind: "generic-info" | "price" | "edition";
                    route: ("internal" | "injection" | "external" | "dental") | null;
                    date: string | null;
                    /** @description データの期間の末日までの日数。後のものは負 */
                    days: number | null;
                    /**
                     * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                     * @enum {string}
                     */
                    timing: "in-time" | "earlier-year" | "later" | "missing";
                }[];
                coverage: {
                    /** @description 対象の数量（薬価基準の単位） */
                    total: number;
                    /** @description うち、区分のリストにないコードの数量 */
                    quantity: number;
                    /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                    share: number | null;
                    /** @description データセット全体で、リストにないコードの数 */
                    codes: number;
                    /** @description データセット全体で、そのコードの行の数 */
                    rows: number | null;
                } | null;
                /** @description 読んだ元のファイル */
                sources: {
                    file: string;
                    sheet: string;
                    sha256: string;
                }[];
            }[];
            rows: {
                key: string;
                label: string;
                points: {
                    dataset: string;
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                    comparable: boolean;
                    value: number | null;
                    lower: number | null;
                    upper: number | null;
                    numerator: number | null;
                    denominator: number | null;
                    changePerYear: {
                        /** @description 比べた前の回 */
                        since: string;
                        /** @description 間の年数 */
                        years: number;
                        value: number;
                        /** @description 秘匿の範囲を考えた、いちばん小さい変化 */
                        lower: number;
                        upper: number;
                    } | null;
                }[];
                reached: {
                    /**
                     * @description reached=since から達している, open=秘匿のため決まらない, fell=一度達して今は下, short=達していない
                     * @enum {string}
                     */
                    kind: "reached" | "open" | "fell" | "short";
                    since?: string;
                    at?: string;
                } | null;
                projection: {
                    earliest: string | null;
                    likely: string | null;
                    latest: string | null;
                    perYear: number;
                    /** @description 直線が通る値の数 */
                    points: number;
                    /** @description 範囲の確からしさ */
                    level: number;
                } | null;
                /** @description 同じことを言葉で */
                words: string;
            }[];
        };
        /** @description 割合は0〜1、金額は円。`antei indicators --json` と同じ形です。 */
        Figures: {
            measure: string;
            version: number;
            dataset: string;
            /** @example 2022-04/2023-03 */
            period: string;
            /**
             * @description nation=全国, prefecture=都道府県, class=薬効分類, setting=処方の場, route=薬剤区分, ingredient=成分, age=年齢, sex=性別, month=月
             * @enum {string}
             */
            by: "nation" | "prefecture" | "class" | "setting" | "route" | "ingredient" | "age" | "sex" | "month";
            /** @description 絞り込み */
            where: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description 薬価・後発区分のリストの日付
             */
            codes: string;
            /** @description 供給状況の日付。使わない指標では null */
            edition: string | null;
            /** @description false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません */
            bounded: boolean;
            /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
            references: {
                /**
                 * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                 * @enum {string}
                 */
                kind: "generic-info" | "price" | "edition";
                route: ("internal" | "injection" | "external" | "dental") | null;
                date: string | null;
                /** @description データの期間の末日までの日数。後のものは負 */
                days: number | null;
                /**
                 * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                 * @enum {string}
                 */
                timing: "in-time" | "earlier-year" | "later" | "missing";
            }[];
            /** @description リストにないコードの量。どこにも数えていません */
            coverage: {
                /** @description 対象の数量（薬価基準の単位） */
                total: number;
                /** @description うち、区分のリストにないコードの数量 */
                quantity: number;
                /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                share: number | null;
                /** @description データセット全体で、リストにないコードの数 */
                codes: number;
                /** @description データセット全体で、そのコードの行の数 */
                rows: number | null;
            };
            /** @description 値を使う前に読むこと */
            warnings: string[];
            rows: {
                key: string;
                label: string;
                /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                value: number | null;
                /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                lower: number | null;
                /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                upper: number | null;
                numerator: number;
                denominator: number | null;
            }[];
            /** @description 読んだ元のファイル */
            sources: {
                file: string;
                sheet: string;
                sha256: string;
            }[];
            unmapped: {
                code: string;
                name: string;
                quantity: number;
            }[];
            /** @description 実行したSQL */
            sql: string;
        };
        /** @description 誤り（提出できない）または注意（確かめれば提出できる） */
        Finding: {
            /** @description 規則のコード */
            code: string;
            /** @enum {string} */
            level: "error" | "warning";
            row: number | null;
            yjCode: string | null;
            name: string | null;
            column: string | null;
            value: string | number | boolean | null;
            wording: string;
            remedy: string;
        };
        /** @description 見込み時期（⑯の文から読み取れた場合）。両端を含みます。latest が null のときは earliest 以降。 */
        Forecast: {
            /** @enum {string} */
            event: "recovery" | "stockOut";
            /** Format: date */
            earliest: string;
            latest: string | null;
        };
        HistoryStep: {
            /**
             * Format: date
             * @description この状態が始まった一覧の日付
             */
            from: string;
            /** @description この状態でなくなった一覧の日付（含まない）。null は継続中 */
            to: string | null;
            listed: boolean;
            status: {
                /**
                 * @description 出荷対応：normal=通常出荷, limitedOwn=限定出荷（自社の事情）, limitedOthers=限定出荷（他社品の影響）, limitedOther=限定出荷（その他）, stopped=供給停止, unknown=不明
                 * @enum {string}
                 */
                response: "normal" | "limitedOwn" | "limitedOthers" | "limitedOther" | "stopped" | "unknown";
                /**
                 * @description demand=需要増, material=原材料調達上の問題, manufacturing=製造トラブル（製造委託を含む）, quality=品質トラブル（製造委託を含む）, administrative=行政処分（製造委託を含む）, delisting=薬価削除, none=－, other=その他の理由, unknown=不明
                 * @enum {string}
                 */
                reason: "demand" | "material" | "manufacturing" | "quality" | "administrative" | "delisting" | "none" | "other" | "unknown";
                /**
                 * @description yes=あり, no=なし, undecided=未定, none=－, unknown=不明
                 * @enum {string}
                 */
                outlook: "yes" | "no" | "undecided" | "none" | "unknown";
                /** @description ⑯の原文 */
                outlookText: string | null;
                forecast: components["schemas"]["Forecast"] | null;
                /**
                 * @description 出荷量：increased=出荷量増加, normal=出荷量通常, decreased=出荷量減少, halted=出荷停止, delisting=薬価削除予定, notStated=記載なし, unknown=不明
                 * @enum {string}
                 */
                volume: "increased" | "normal" | "decreased" | "halted" | "delisting" | "notStated" | "unknown";
                /** @description immediate=即時, oneMonth=１か月以内, twoMonths=２か月以内, threeMonths=３か月以内, overThreeMonths=３か月超, unknown=不明 */
                volumeOutlook: ("immediate" | "oneMonth" | "twoMonths" | "threeMonths" | "overThreeMonths" | "unknown") | null;
                volumeOutlookPercent: number | null;
            } | null;
        };
        Initiative: {
            id: string;
            /**
             * @description initiative=具体的な取組, timetable=工程表の施策, programme=事業, request=都道府県への依頼, proposal=提案
             * @enum {string}
             */
            kind: "initiative" | "timetable" | "programme" | "request" | "proposal";
            /** @description 名前（資料の言葉のまま） */
            title: string;
            /** @description 内容（資料の言葉のまま） */
            text: string;
            /** @description state=国, prefecture=都道府県, insurer=保険者, trade-body=業界団体, holder=製造販売業者, wholesaler=医薬品卸売販売業者, provider=医療機関・薬局, pmda=PMDA, amed=AMED, research=大学・研究機関, unknown=資料に記載なし */
            actors: ("state" | "prefecture" | "insurer" | "trade-body" | "holder" | "wholesaler" | "provider" | "pmda" | "amed" | "research" | "unknown")[];
            /** @description 実施主体（資料の言葉のまま） */
            printedActor: string;
            document: string;
            chapter: string[];
            heading: string;
            /** @description 初めの言葉（資料の言葉のまま） */
            quote: string;
            timing: {
                printed: string;
                parts: {
                    /**
                     * @description start=開始, continue=引き続き実施, do=実施, conclude=結論, consider=引き続き検討, discuss=必要に応じて議論, follow-up=定期的にフォローアップ, check=点検・結論, after=他の制度ができた後に実施, budget=予算
                     * @enum {string}
                     */
                    kind: "start" | "continue" | "do" | "conclude" | "consider" | "discuss" | "follow-up" | "check" | "after" | "budget";
                    /** @description 取組のどの部分か。全体のとき null */
                    of: string | null;
                    fiscalYear: number | null;
                    month: string | null;
                    from: string | null;
                    to: string | null;
                    after: string | null;
                }[];
            } | null;
            phases: {
                text: string;
                when: string;
                period: {
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                } | null;
                shown: {
                    why: string;
                    source: {
                        document: string;
                        /** @description 根拠の言葉（資料の言葉のまま） */
                        phrase: string;
                    };
                } | null;
            }[];
            phasesUnclear: string | null;
            details: {
                heading: string;
                text: string;
            }[];
            programme: {
                budgets: {
                    stage: string;
                    fiscalYear: number;
                    yen: number | null;
                    phrase: string;
                }[];
                noBudget: string | null;
                /** @description 補助率（資料の言葉のまま） */
                rate: string | null;
                results: {
                    what: string;
                    value: number;
                    counter: string;
                    period: string;
                    phrase: string;
                }[];
                adopted: {
                    name: string;
                    work: string;
                }[];
                sampling: {
                    of: string;
                    rate: string;
                    size: number;
                    phrase: string;
                }[];
                stock: {
                    what: string;
                    value: number;
                    counter: string;
                    period: string;
                    phrase: string;
                }[];
            } | null;
            kpis: string[];
            pages: {
                path: string;
                /** @description そのページがすること */
                does: string;
                /**
                 * @description does=この取組を、このサイトで行っているもの, relates=関連する表示
                 * @enum {string}
                 */
                role: "does" | "relates";
            }[];
            foldedInto: string | null;
            adoption: {
                /**
                 * @description adopted=採用, partly=一部採用, unknown=不明
                 * @enum {string}
                 */
                state: "adopted" | "partly" | "unknown";
                by: string[];
                why: string;
            } | null;
            related: {
                id: string;
                /**
                 * @description repeats=再掲, continues=前の記載から続く, carries-out=実施するもの, details=詳しくしたもの
                 * @enum {string}
                 */
                how: "repeats" | "continues" | "carries-out" | "details";
            }[];
            note: string | null;
            /** @description 取り下げられていない最も新しい状態 */
            status: {
                /** @description 登録の番号。資料によるものは null */
                id: number | null;
                /**
                 * @description planned=予定, started=開始済み, on-track=予定どおり, late=遅れ, done=完了, folded=他の取組に統合
                 * @enum {string}
                 */
                state: "planned" | "started" | "on-track" | "late" | "done" | "folded";
                /** @description 分かるところまでの日付（2024-09-30、2024-07、2024）か unknown */
                on: string;
                by: string;
                note: string;
                evidence: ({
                    url: string;
                    title: string;
                } | {
                    document: string;
                    /** @description 根拠の言葉（資料の言葉のまま） */
                    phrase: string;
                })[];
                /** @enum {string} */
                origin: "document" | "officer";
                withdrawn: {
                    at: string;
                    why: string;
                } | null;
            } | null;
            /**
             * @deprecated
             * @description 資料の時期を過ぎたもの。no-status=状態の報告がない, overdue=終わっていない・始まっていない。期限を過ぎて記録のないものを分ける standing を使ってください
             */
            gap: ("no-status" | "overdue") | null;
            /**
             * @description 状況を時期とあわせたもの。late=遅れ, overdue=時期を過ぎ、続きの記録がない, expired=期限を過ぎ、記録がない, no-status=始まる時期を過ぎ、記録がない, none=記録がない, planned=予定, started=開始済み, on-track=予定どおり, done=完了, folded=他の取組に統合
             * @enum {string}
             */
            standing: "late" | "overdue" | "expired" | "no-status" | "none" | "planned" | "started" | "on-track" | "done" | "folded";
            /** @description 新しい順。取り下げられたものを含む */
            statuses: {
                /** @description 登録の番号。資料によるものは null */
                id: number | null;
                /**
                 * @description planned=予定, started=開始済み, on-track=予定どおり, late=遅れ, done=完了, folded=他の取組に統合
                 * @enum {string}
                 */
                state: "planned" | "started" | "on-track" | "late" | "done" | "folded";
                /** @description 分かるところまでの日付（2024-09-30、2024-07、2024）か unknown */
                on: string;
                by: string;
                note: string;
                evidence: ({
                    url: string;
                    title: string;
                } | {
                    document: string;
                    /** @description 根拠の言葉（資料の言葉のまま） */
                    phrase: string;
                })[];
                /** @enum {string} */
                origin: "document" | "officer";
                withdrawn: {
                    at: string;
                    why: string;
                } | null;
            }[];
            comments: {
                /** Format: date */
                on: string;
                by: string;
                affiliation: string;
                text: string;
            }[];
        };
        /** @description 国の成分一覧の1行 */
        KnownBiosimilar: {
            order: number;
            id: string;
            name: string;
            /** @description 資料の表記のまま */
            printed: string;
            /** @description 主な効能 */
            indication: string;
            makers: {
                printed: string;
                name: string;
                authorised: boolean;
                unlisted: boolean;
            }[];
            /** @description 初発の発売月 */
            launched: string | null;
            printedLaunch: string;
            note?: string;
        };
        Kpi: {
            id: string;
            title: string;
            /**
             * @description fraction は割合（0〜1）、times は基準の何倍か、none は数のない目標
             * @enum {string}
             */
            unit: "fraction" | "count" | "yen" | "times" | "rank" | "none";
            counter: string | null;
            /** @enum {string} */
            direction: "higher" | "lower";
            document: string;
            heading: string;
            baseline: {
                period: string;
                value: number;
                source: {
                    document: string;
                    /** @description 根拠の言葉（資料の言葉のまま） */
                    phrase: string;
                };
                note: string | null;
            } | null;
            noBaseline: string | null;
            /** @description このシステムが計算して加える系列 */
            fills: ("indicators:generic-volume-share" | "indicators:generic-value-share" | "indicators:biosimilar-ingredients-at-80-share" | "indicators:biosimilar-volume-share" | "indicators:biosimilar-effect" | "supply:limited-or-stopped-share" | "supply:limited-or-stopped-count" | "reports:accepted") | null;
            note: string | null;
            /** @description 版の順。決められたものだけ */
            targets: {
                version: number;
                value: number | null;
                wording: string;
                by: string | null;
                printedBy: string;
                /** @enum {string} */
                per: "nation" | "prefecture";
                /** @description 分かるところまでの日付（2024-09-30、2024-07、2024）か unknown */
                setOn: string;
                note: string | null;
                /** @enum {string} */
                origin: "document" | "officer";
                source: {
                    text: string;
                    url: string | null;
                    citation: {
                        document: string;
                        /** @description 根拠の言葉（資料の言葉のまま） */
                        phrase: string;
                    } | null;
                };
            }[];
            /** @description 期間の末日の順。出所の違う値は並べて示す */
            points: {
                id: number | null;
                /** @description 2023-09、FY2021（年度）、2023（年）、FY2018/FY2022 */
                period: string;
                /**
                 * Format: date
                 * @description 期間の末日。一覧から計算した値は一覧の日付
                 */
                end: string;
                value: number;
                lower: number | null;
                upper: number | null;
                /**
                 * @description document=資料, officer=厚生労働省の登録, computed=このシステムの計算
                 * @enum {string}
                 */
                origin: "document" | "officer" | "computed";
                source: {
                    text: string;
                    url: string | null;
                    citation: {
                        document: string;
                        /** @description 根拠の言葉（資料の言葉のまま） */
                        phrase: string;
                    } | null;
                };
                note: string | null;
            }[];
            progress: {
                target: {
                    version: number;
                    value: number | null;
                    wording: string;
                    by: string | null;
                    printedBy: string;
                    /** @enum {string} */
                    per: "nation" | "prefecture";
                    /** @description 分かるところまでの日付（2024-09-30、2024-07、2024）か unknown */
                    setOn: string;
                    note: string | null;
                    /** @enum {string} */
                    origin: "document" | "officer";
                    source: {
                        text: string;
                        url: string | null;
                        citation: {
                            document: string;
                            /** @description 根拠の言葉（資料の言葉のまま） */
                            phrase: string;
                        } | null;
                    };
                } | null;
                /** @description 下の値がどの系列によるか。published=資料と登録, computed=計算 */
                line: ("published" | "computed") | null;
                latest: {
                    id: number | null;
                    /** @description 2023-09、FY2021（年度）、2023（年）、FY2018/FY2022 */
                    period: string;
                    /**
                     * Format: date
                     * @description 期間の末日。一覧から計算した値は一覧の日付
                     */
                    end: string;
                    value: number;
                    lower: number | null;
                    upper: number | null;
                    /**
                     * @description document=資料, officer=厚生労働省の登録, computed=このシステムの計算
                     * @enum {string}
                     */
                    origin: "document" | "officer" | "computed";
                    source: {
                        text: string;
                        url: string | null;
                        citation: {
                            document: string;
                            /** @description 根拠の言葉（資料の言葉のまま） */
                            phrase: string;
                        } | null;
                    };
                    note: string | null;
                } | null;
                /** @description 目標までの差（残りが正） */
                distance: number | null;
                reached: boolean | null;
                /** @description 期限までに1年あたり必要な変化 */
                neededPerYear: number | null;
                /** @description これまでの1年あたりの変化（最小二乗法） */
                pacePerYear: number | null;
                /** @description 今の変化が続くときの期限の値と、level の確率の予測区間。3点未満では null */
                projection: {
                    value: number;
                    lower: number;
                    upper: number;
                    level: number;
                } | null;
            };
            initiatives: {
                id: string;
                title: string;
            }[];
            comments: {
                /** Format: date */
                on: string;
                by: string;
                affiliation: string;
                text: string;
            }[];
        };
        /** @description 指標の定義。計算はこの定義だけから行います。 */
        Measure: {
            id: string;
            version: number;
            title: {
                ja: string;
                en: string;
            };
            /** @description なぜ大切か */
            why: string;
            /** @enum {string} */
            kind: "ratio" | "sum" | "families-at-least";
            /** @enum {string} */
            weight: "quantity" | "value" | "generic-saving" | "generic-saving-available" | "biosimilar-effect" | "biosimilar-saving" | "biosimilar-saving-available";
            numerator: {
                /** @description 後発医薬品の区分（1, 2, 3, ★, ☆） */
                genericClass?: string[];
                /** @description reference=先行バイオ医薬品, biosimilar=バイオ後続品, authorised=バイオセイム */
                biologic?: string[];
            };
            denominator?: {
                /** @description 後発医薬品の区分（1, 2, 3, ★, ☆） */
                genericClass?: string[];
                /** @description reference=先行バイオ医薬品, biosimilar=バイオ後続品, authorised=バイオセイム */
                biologic?: string[];
            };
            threshold?: number;
            /** @enum {string} */
            result?: "count" | "share";
            excluding?: string[];
            /**
             * @description fraction は割合（0〜1）
             * @enum {string}
             */
            unit: "fraction" | "yen" | "count";
            /** @enum {string} */
            direction: "higher" | "lower";
            breakdowns: ("nation" | "prefecture" | "class" | "setting" | "route" | "ingredient" | "age" | "sex" | "month")[];
            /** @description 今の目標。担当者が新しい目標を登録すると、その値と期限になります。 */
            target?: {
                value: number;
                /** Format: date */
                by: string;
                /** @enum {string} */
                per: "nation" | "prefecture";
                /** @description 達するべき都道府県の数（担当者が登録したとき。なければすべて） */
                prefectures?: number;
            };
            source: {
                document: string;
                heading: string;
                quote: string;
            };
            /** Format: date */
            validFrom: string;
            validTo: string | null;
        };
        NewsEditions: {
            items: {
                /** Format: date */
                asOf: string;
                revision: number;
                /** @description 知らせの数 */
                count: number;
            }[];
        };
        /** @description 1回の一覧の知らせのすべて。取り消されたものは含みません。 */
        NewsFile: {
            /** Format: date */
            asOf: string;
            /** @description 1から。訂正があると増えます */
            revision: number;
            items: components["schemas"]["NewsItem"][];
        };
        NewsItem: {
            yjCode: string;
            name: string;
            mah: string;
            /** @description response=出荷対応の変化, volume=出荷量の変化, recovery=回復, forecastAppeared=見込み時期が示された, forecastMoved=見込み時期が変わった, forecastPassed=見込み時期を過ぎた, removal=掲載終了・コードの変更, alternatives=代わりの候補がなくなった, detail=理由などの変化, listing=品目情報の変化 */
            topics: ("response" | "volume" | "recovery" | "forecastAppeared" | "forecastMoved" | "forecastPassed" | "removal" | "alternatives" | "detail" | "listing")[];
            /**
             * @description worsened=悪化, improved=改善, mixed=まちまち, neutral=変化
             * @enum {string}
             */
            direction: "worsened" | "improved" | "mixed" | "neutral";
            /** @description 変わった項目の前と後 */
            lines: {
                label: string;
                before: string;
                after: string;
            }[];
            /** @description 変化の後の出荷対応。掲載終了のとき null */
            response: ("normal" | "limitedOwn" | "limitedOthers" | "limitedOther" | "stopped" | "unknown") | null;
            /** @description 変化の後の出荷量 */
            volume: ("increased" | "normal" | "decreased" | "halted" | "delisting" | "notStated" | "unknown") | null;
            /** @description 今の出荷対応の初めの日（わかるとき） */
            since: string | null;
            reason: string | null;
            /** @description 解除・解消の見込み */
            until: string | null;
            /** @description コードが変わったときの新しいYJコード */
            replacedBy: string | null;
            /** @description 同じ成分・剤形・規格の品目のうち通常出荷の数と、その初めの5品目。代替性は保証しません。 */
            candidates: {
                normal: number;
                total: number;
                names: {
                    yjCode: string;
                    name: string;
                }[];
            };
        };
        OfficialSeries: {
            id: string;
            title: string;
            /** @description 並べて見る、計算した指標 */
            measure: string | null;
            /** @enum {string} */
            kind: "value" | "target";
            /** @enum {string} */
            unit: "fraction" | "yen" | "count";
            points: {
                /** @description 2023-09、FY2021（年度）、2023（年） */
                period: string;
                value: number;
                note?: string;
                source: {
                    id: string;
                    title: string;
                    publisher: string;
                };
                /** @description 資料の言葉のまま */
                phrase: string;
            }[];
            /** @description 計算した値と違う理由 */
            whyDifferent: string;
            /** @description 同じことを一文で。目標の見出しに使います */
            inShort?: string;
        };
        /** @description 自社の品目と、いま載っている（または公開を待つ）内容 */
        OwnProduct: {
            yjCode: string;
            name: string;
            strength: string;
            /** @enum {string} */
            response: "normal" | "limitedOwn" | "limitedOthers" | "limitedOther" | "stopped" | "unknown";
            /** @enum {string} */
            volume: "increased" | "normal" | "decreased" | "halted" | "delisting" | "notStated" | "unknown";
            /** @enum {string} */
            reason: "demand" | "material" | "manufacturing" | "quality" | "administrative" | "delisting" | "none" | "other" | "unknown";
            /** @enum {string} */
            outlook: "yes" | "no" | "undecided" | "none" | "unknown";
            outlookText: string | null;
            /** @description 最後に報告または確認があった日 */
            lastWordOn: string | null;
            /** @description forecast-passed=見込みの時期を過ぎています, no-word=限定出荷・供給停止・出荷量の減少から90日を超えて報告がありません, monthly=今月の確認がまだです */
            stale: ("forecast-passed" | "no-word" | "monthly")[];
            /** @description 受け付けた報告が、次の一覧の公開を待っているか */
            pending: boolean;
            draft: boolean;
            /** @description 今の内容の版。報告に添えると、知らない間の変更を上書きしません */
            version: string;
        };
        OwnProducts: {
            asOf: string | null;
            page: number;
            pages: number;
            total: number;
            products: components["schemas"]["OwnProduct"][];
        };
        PrefectureProfile: {
            code: string;
            name: string;
            view: {
                dataset?: string;
                /** Format: date */
                codes?: string;
                /** Format: date */
                edition?: string;
            };
            profile: {
                measure: string;
                figure: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                nation: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                /** @description 47都道府県の中央値 */
                median: number | null;
                /** @description 順位の幅（1が最もよい）。秘匿のため決まらないときは best と worst が違う */
                place: {
                    best: number;
                    worst: number;
                } | null;
                edition: string | null;
            }[];
            settings: {
                key: string;
                label: string;
                volume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                value: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                nationVolume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                nationValue: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            }[];
            routes: {
                key: string;
                label: string;
                volume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                value: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                nationVolume: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                nationValue: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            }[];
            /** @description 限定出荷・供給停止の品目への切り替えも数えたか */
            countLimited: boolean;
            /** @description 余地を測る指標のID */
            saving: string;
            classes: {
                key: string;
                label: string;
                share: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                nation: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
                median: number | null;
                /** @description 上位1割が達している値 */
                bestTenth: number | null;
                potential: {
                    lower: number;
                    upper: number;
                };
                /** @description 円の幅。余地がないとき null */
                toMedian: {
                    lower: number;
                    upper: number;
                } | null;
                /** @description 円の幅。余地がないとき null */
                toBestTenth: {
                    lower: number;
                    upper: number;
                } | null;
                comparable: boolean;
                /** @description 限定出荷・供給停止の品目がある成分 */
                limited: string[];
            }[];
            families: {
                key: string;
                label: string;
                figure: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                };
                nation: {
                    key: string;
                    label: string;
                    /** @description 秘匿されたセルを0とした値。分母が0のとき null */
                    value: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより小さくならない */
                    lower: number | null;
                    /** @description 秘匿されたセルがどうであっても、これより大きくならない */
                    upper: number | null;
                    numerator: number;
                    denominator: number | null;
                } | null;
            }[];
            source: {
                dataset: string;
                title: string;
                /** @enum {string} */
                kind: "ndb" | "dispensing";
                period: string;
                /** Format: date */
                codes: string;
                edition: string | null;
                /** @description false：区分のリストがデータの期間より後のため、上下限（lower・upper）を示していません */
                bounded: boolean;
                /** @description 計算に使ったリストと供給状況が、データからどれだけ離れているか */
                references: {
                    /**
                     * @description generic-info=後発医薬品の区分のリスト, price=薬価のリスト, edition=供給状況
                     * @enum {string}
                     */
                    kind: "generic-info" | "price" | "edition";
                    route: ("internal" | "injection" | "external" | "dental") | null;
                    date: string | null;
                    /** @description データの期間の末日までの日数。後のものは負 */
                    days: number | null;
                    /**
                     * @description in-time=期間の年度のもの, earlier-year=前の年度, later=期間より後, missing=ない
                     * @enum {string}
                     */
                    timing: "in-time" | "earlier-year" | "later" | "missing";
                }[];
                /** @description リストにないコードの量。どこにも数えていません */
                coverage: {
                    /** @description 対象の数量（薬価基準の単位） */
                    total: number;
                    /** @description うち、区分のリストにないコードの数量 */
                    quantity: number;
                    /** @description その割合（0〜1）。1%を超えると warnings に入ります */
                    share: number | null;
                    /** @description データセット全体で、リストにないコードの数 */
                    codes: number;
                    /** @description データセット全体で、そのコードの行の数 */
                    rows: number | null;
                };
                /** @description 値を使う前に読むこと */
                warnings: string[];
            };
        };
        Price: {
            /** @description 薬価（円、収載単位あたり） */
            amount: number;
            /** Format: date */
            effectiveFrom: string;
            /** @description 経過措置による使用期限 */
            expiresOn: string | null;
            /** @description 薬価基準収載医薬品コード */
            code: string;
            /** @description 統一名収載の薬価のとき true */
            unified: boolean;
        };
        /** @description すべての誤りに共通の形（RFC 9457） */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            remedy: string;
            instance: string;
        };
        Product: {
            yjCode: string;
            /** @description 品名 */
            name: string;
            /** @description 成分名 */
            ingredient: string;
            /** @description 規格単位 */
            strength: string;
            /** @description 薬効分類 */
            therapeuticClass: string;
            /** @description 製造販売業者 */
            mah: string;
            /**
             * @description internal=内用薬, external=外用薬, injection=注射薬, dental=歯科用薬剤, unknown=不明
             * @enum {string}
             */
            route: "internal" | "external" | "injection" | "dental" | "unknown";
            /**
             * @description originator=先発品, generic=後発品, quasiOriginator=準先発品, longListed=長期収載品, other=その他医薬品, unlisted=未収載医薬品, unknown=不明
             * @enum {string}
             */
            category: "originator" | "generic" | "quasiOriginator" | "longListed" | "other" | "unlisted" | "unknown";
            /** @description 基礎的医薬品 */
            basicMedicine: boolean;
            /** @description （重要）供給確保医薬品：A=A（重要供給確保医薬品）, B=B（重要供給確保医薬品）, C=C（供給確保医薬品）, unknown=不明。null は対象外 */
            essentialSupply: ("A" | "B" | "C" | "unknown") | null;
            /** @description 薬価収載年月日 */
            listedOn: string | null;
            /** @description 最新の一覧にあるか */
            listed: boolean;
            /**
             * @description 出荷対応：normal=通常出荷, limitedOwn=限定出荷（自社の事情）, limitedOthers=限定出荷（他社品の影響）, limitedOther=限定出荷（その他）, stopped=供給停止, unknown=不明
             * @enum {string}
             */
            response: "normal" | "limitedOwn" | "limitedOthers" | "limitedOther" | "stopped" | "unknown";
            responseUpdatedOn: string | null;
            /**
             * @description demand=需要増, material=原材料調達上の問題, manufacturing=製造トラブル（製造委託を含む）, quality=品質トラブル（製造委託を含む）, administrative=行政処分（製造委託を含む）, delisting=薬価削除, none=－, other=その他の理由, unknown=不明
             * @enum {string}
             */
            reason: "demand" | "material" | "manufacturing" | "quality" | "administrative" | "delisting" | "none" | "other" | "unknown";
            /**
             * @description yes=あり, no=なし, undecided=未定, none=－, unknown=不明
             * @enum {string}
             */
            outlook: "yes" | "no" | "undecided" | "none" | "unknown";
            /** @description ⑯の原文 */
            outlookText: string | null;
            forecast: components["schemas"]["Forecast"] | null;
            /**
             * @description 出荷量：increased=出荷量増加, normal=出荷量通常, decreased=出荷量減少, halted=出荷停止, delisting=薬価削除予定, notStated=記載なし, unknown=不明
             * @enum {string}
             */
            volume: "increased" | "normal" | "decreased" | "halted" | "delisting" | "notStated" | "unknown";
            /** @description immediate=即時, oneMonth=１か月以内, twoMonths=２か月以内, threeMonths=３か月以内, overThreeMonths=３か月超, unknown=不明 */
            volumeOutlook: ("immediate" | "oneMonth" | "twoMonths" | "threeMonths" | "overThreeMonths" | "unknown") | null;
            volumeOutlookPercent: number | null;
            updatedOn: string | null;
            price: components["schemas"]["Price"] | null;
            /** @description 1=後発医薬品がない先発医薬品, 2=後発医薬品がある先発医薬品, 3=後発医薬品, ★=薬価が先発医薬品以上の後発医薬品, ☆=薬価が後発医薬品以下の先発医薬品 */
            genericClass: ("1" | "2" | "3" | "★" | "☆") | null;
        };
        ProductDetail: {
            /** Format: date */
            asOf: string;
            product: components["schemas"]["Product"];
            forecastPassed: boolean;
            /** @description 今の出荷対応が続く日数 */
            lasting: {
                /** Format: date */
                since: string;
                days: number;
                /** @enum {string} */
                known: "source" | "history";
            } | null;
            /** @description 同じ成分・剤形・規格の他品目のうち通常出荷の数 */
            peers: {
                normal: number;
                total: number;
            };
            history: components["schemas"]["HistoryStep"][];
            /** @description 代わりの候補。9=同じ成分・剤形・規格、8=同じ成分・剤形、7=同じ成分。代替性を保証するものではありません。 */
            alternatives: {
                nearness: 9 | 8 | 7;
                product: components["schemas"]["Product"];
            }[];
            changes: components["schemas"]["Change"][];
            /** @description 販売元（発売元）。MEDIS-DC の HOTコードマスターによる。取り込まれていなければ空 */
            sellers: string[];
            /** @description 包装とコード。MEDIS-DC の一覧による。取り込まれていなければ空 */
            packages: {
                /** @description 包装形態 */
                form: string | null;
                /** @description 包装単位 */
                unit: string | null;
                /** @description 総数量 */
                total: string | null;
                /** @description 調剤包装単位コード（GTIN-14） */
                dispensing: string | null;
                /** @description 販売包装単位コード（GTIN-14） */
                sales: string | null;
                /** @description 元梱包装単位コード（GTIN-14） */
                case: string | null;
                /** @description JANコード（13桁） */
                jan: string | null;
                seller: string | null;
                /** @description 販売中止。元の一覧の記載のまま */
                discontinued: string | null;
            }[];
        };
        ProductPage: {
            /** @description 一覧の日付。まだ一覧がないとき null */
            asOf: string | null;
            total: number;
            page: number;
            size: number;
            /** @description q の読み方。書かれたとおりに探したとき null */
            reading: {
                /**
                 * @description standard=一般名処方マスタの一般名, parts=成分または品名と剤形・規格, other=同じ成分または品名の別の剤形・規格, kind=同じ成分・剤形・規格のコード, kana=一覧の書き方のかな（大小）に直した語, sound=品名の読み, receipt=レセプト電算コード, package=包装のコード（JAN・GTIN・GS1）, not-listed=コードは分かるが品目が今の一覧にない, unknown=包装の一覧にないコード, wrong-digit=チェックデジットの合わないコード
                 * @enum {string}
                 */
                kind: "standard" | "parts" | "other" | "kind" | "kana" | "sound" | "receipt" | "package" | "not-listed" | "unknown" | "wrong-digit";
                /** @description 読み取った一般名、語、またはコード */
                name: string;
                /** @description 読み方の説明 */
                text: string;
            } | null;
            /** @description 当たる品目がないときの「もしかして」。この語では探していません */
            perhaps: string[];
            items: components["schemas"]["Product"][];
            /** @description 絞り込みの値ごとの件数（その絞り込み自身は除いて数えたもの） */
            counts: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        PushSubscription: {
            /**
             * Format: uri
             * @description プッシュサービスの宛先（https）
             */
            endpoint: string;
            keys: {
                p256dh: string;
                auth: string;
            };
        };
        /** @description 受付控 */
        Receipt: {
            number: string;
            /** @enum {string} */
            kind: "change" | "no-change";
            /** @enum {string} */
            channel: "form" | "file" | "api";
            organisation: string;
            person: string | null;
            /** Format: date-time */
            submittedAt: string;
            /** Format: date */
            reportedOn: string;
            fileName: string | null;
            /** @description 報告した内容のSHA-256 */
            sha256: string;
            products: {
                yjCode: string;
                name: string;
                changes: {
                    column: number;
                    label: string;
                    before: string | number | boolean | null;
                    after: string | number | boolean | null;
                }[];
                /** @description この報告を載せた最初の一覧の日付 */
                publishedOn: string | null;
                correctedBy: string | null;
                corrects: string | null;
            }[];
            acknowledged: {
                code: string;
                wording: string;
                count: number;
            }[];
        };
        ReportCheck: {
            reports: {
                yjCode: string;
                version?: string;
                status: components["schemas"]["ReportedStatus"];
            }[];
        };
        ReportCheckResult: {
            rows: number;
            unchanged: number;
            changes: {
                yjCode: string;
                name: string;
                version: string;
                changes: {
                    column: number;
                    label: string;
                    before: string | number | boolean | null;
                    after: string | number | boolean | null;
                }[];
            }[];
            errors: components["schemas"]["Finding"][];
            warnings: components["schemas"]["Finding"][];
        };
        ReportSubmission: {
            reports: {
                yjCode: string;
                version: string;
                status: components["schemas"]["ReportedStatus"];
            }[];
            /**
             * @description 確かめたうえで提出する注意の規則コード
             * @default []
             */
            acknowledged: string[];
            /** @description 誤りとして訂正する提出の受付番号 */
            corrects?: string;
        };
        ReportedStatus: {
            /** @description normal=通常出荷, limitedOwn=限定出荷（自社の事情）, limitedOthers=限定出荷（他社品の影響）, limitedOther=限定出荷（その他）, stopped=供給停止 */
            response?: string;
            /** @description demand=需要増, material=原材料調達上の問題, manufacturing=製造トラブル（製造委託を含む）, quality=品質トラブル（製造委託を含む）, administrative=行政処分（製造委託を含む）, delisting=薬価削除, none=－, other=その他の理由 */
            reason?: string;
            /** @description yes=あり, no=なし, undecided=未定, none=－ */
            outlook?: string;
            /** @description 見込みの時期など。ない場合は null */
            outlookText?: string;
            /** @description increased=出荷量増加, normal=出荷量通常, decreased=出荷量減少, halted=出荷停止, delisting=薬価削除予定 */
            volume?: string;
            /** @description immediate=即時, oneMonth=１か月以内, twoMonths=２か月以内, threeMonths=３か月以内, overThreeMonths=３か月超。ない場合は null */
            volumeOutlook?: string;
            /** @description 通常の出荷量を100とする百分率 */
            volumeOutlookPercent?: number;
        } & {
            [key: string]: unknown;
        };
        RoadmapUpdate: {
            id: string;
            at: string;
            /** @description 資料が月や年までしか言わないときは、そこまで */
            moment: string;
            /** @enum {string} */
            what: "status" | "point" | "target" | "comment";
            /** @description 取組かKPIのid */
            about: string;
            title: string;
            text: string;
            path: string;
        };
        WithdrawnEdition: {
            /** Format: date */
            asOf: string;
            /** @enum {string} */
            source: "official" | "demo";
            title: string;
            file: string;
            sha256: string;
            rows: number;
            /** Format: date-time */
            importedAt: string;
            sourceUrl: string | null;
            /** Format: date-time */
            withdrawnAt: string;
            /** @description 厚生労働省のページが前の一覧に戻ったことによるとき true。運営者だけの判断のとき false */
            byPage: boolean;
            reason: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    searchProducts: {
        parameters: {
            query?: {
                /** @description 品名・成分・製造販売業者・規格・コード。一般名処方の記載（【般】の有無を問いません）、一般名コード、レセプト電算コード、包装のコード（JAN 13桁、GTIN 14桁、GS1 の (01)…）でも探せます。全角半角、かな、長音、空白は問いません。 */
                q?: string;
                /** @description 出荷対応（繰り返し可） */
                response?: string | string[];
                /** @description 出荷量（繰り返し可） */
                volume?: string | string[];
                /** @description 製品区分（繰り返し可） */
                category?: string | string[];
                /** @description 薬剤区分（繰り返し可） */
                route?: string | string[];
                /** @description 供給確保医薬品 A / B / C（繰り返し可。A と B が重要供給確保医薬品） */
                essential?: string | string[];
                /** @description 基礎的医薬品 yes */
                basic?: string | string[];
                /** @description 薬効分類（繰り返し可） */
                class?: string | string[];
                /** @description 製造販売業者（繰り返し可） */
                mah?: string | string[];
                sort?: "relevance" | "name" | "status" | "updated";
                page?: number;
                /** @description 1ページの件数（最大200、既定50） */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                yjCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description この日付以降の一覧の変化だけ */
                since?: string;
                until?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEditions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Edition"][];
                        withdrawn: components["schemas"]["WithdrawnEdition"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadEdition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asOf: "latest" | string;
                file: "supply.xlsx" | "supply.csv" | "supply.json" | "supply.parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "text/csv": unknown;
                    "application/json": unknown;
                    "application/vnd.apache.parquet": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMeasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Measure"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMeasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFigures: {
        parameters: {
            query: {
                /** @description 指標のID（/indicators/measures） */
                measure: string;
                /** @description nation=全国, prefecture=都道府県, class=薬効分類, setting=処方の場, route=薬剤区分, ingredient=成分, age=年齢, sex=性別, month=月 */
                by?: "nation" | "prefecture" | "class" | "setting" | "route" | "ingredient" | "age" | "sex" | "month";
                /** @description 例：ndb-9。省くと最新。figures では all（すべての回）も */
                dataset?: string;
                /** @description 薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります */
                codes?: string;
                /** @description この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新 */
                edition?: string;
                prefecture?: string;
                class?: string;
                /** @description out-of-hospital=外来（院外）, in-hospital=外来（院内）, inpatient=入院 */
                setting?: "out-of-hospital" | "in-hospital" | "inpatient";
                /** @description internal=内服薬, external=外用薬, injection=注射薬 */
                route?: "internal" | "external" | "injection";
                family?: string;
                ingredient?: string;
                /** @description true：期間の末日に有効なリストがないとき、その後で最も近いリストで計算します（warnings が付き、上下限は null）。省くとエラー（codes-missing）です */
                otherTime?: "true" | "false";
                /** @description json=JSON, csv=CSV（UTF-8 BOM付き）, parquet=Parquet */
                format?: "json" | "csv" | "parquet";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                    "application/vnd.apache.parquet": unknown;
                    "application/json": components["schemas"]["Figures"] | components["schemas"]["FigureTrend"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOfficialSeries: {
        parameters: {
            query?: {
                /** @description この指標と並べて見るものだけ */
                measure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OfficialSeries"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDatasets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dataset"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetDetail"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDatasetPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPrefecture: {
        parameters: {
            query?: {
                /** @description 例：ndb-9。省くと最新。figures では all（すべての回）も */
                dataset?: string;
                /** @description 薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります */
                codes?: string;
                /** @description この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新 */
                edition?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrefectureProfile"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClasses: {
        parameters: {
            query?: {
                /** @description 例：ndb-9。省くと最新。figures では all（すべての回）も */
                dataset?: string;
                /** @description 薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります */
                codes?: string;
                /** @description この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新 */
                edition?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Classes"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBiosimilars: {
        parameters: {
            query?: {
                /** @description 例：ndb-9。省くと最新。figures では all（すべての回）も */
                dataset?: string;
                /** @description 薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります */
                codes?: string;
                /** @description この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新 */
                edition?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Biosimilars"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBiosimilar: {
        parameters: {
            query?: {
                /** @description 例：ndb-9。省くと最新。figures では all（すべての回）も */
                dataset?: string;
                /** @description 薬価と後発医薬品の区分を、取り込まれているどの日付のリストで見るか。省くと対象期間の末日に有効なもの。期間より後の日付を指定すると warnings が付き、上下限は null になります */
                codes?: string;
                /** @description この日付以前で最新の供給状況で、限定出荷・供給停止を見る。省くと最新 */
                edition?: string;
            };
            header?: never;
            path: {
                family: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BiosimilarFamily"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNews: {
        parameters: {
            query?: {
                /** @description この日付以降の一覧だけ */
                since?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewsEditions"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asOf: "latest" | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewsFile"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueFile"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        publicKey: string;
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscription"];
            };
        };
        responses: {
            /** @description 受け付けました */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unsubscribeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description プッシュサービスの宛先（https）
                     */
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description 受け付けました */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribeList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushSubscription"];
            };
        };
        responses: {
            /** @description 受け付けました */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnProducts: {
        parameters: {
            query?: {
                filter?: "all" | "stale" | "trouble" | "draft";
                q?: string;
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnProducts"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportCheck"];
            };
        };
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportCheckResult"];
                };
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitReport: {
        parameters: {
            query?: never;
            header: {
                /** @description 提出ごとに違う文字列。同じ値と同じ内容で送り直すと、同じ受付控を返します */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportSubmission"];
            };
        };
        responses: {
            /** @description 受け付けました */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportNoChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 受け付けました */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInitiatives: {
        parameters: {
            query?: {
                /** @description 資料のid */
                document?: string;
                kind?: "initiative" | "timetable" | "programme" | "request" | "proposal";
                actor?: "state" | "prefecture" | "insurer" | "trade-body" | "holder" | "wholesaler" | "provider" | "pmda" | "amed" | "research" | "unknown";
                /** @description 章の見出し（資料の言葉のまま） */
                chapter?: string;
                /** @description none=報告なし, planned=予定, started=開始済み, on-track=予定どおり, late=遅れ, done=完了, folded=他の取組に統合 */
                state?: "none" | "planned" | "started" | "on-track" | "late" | "done" | "folded";
                /** @description standing を使ってください */
                gap?: "no-status" | "overdue";
                /** @description 状況を時期とあわせたもの */
                standing?: "late" | "overdue" | "expired" | "no-status" | "none" | "planned" | "started" | "on-track" | "done" | "folded";
                /** @description KPIのid */
                kpi?: string;
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Initiative"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadInitiatives: {
        parameters: {
            query?: {
                /** @description 資料のid */
                document?: string;
                kind?: "initiative" | "timetable" | "programme" | "request" | "proposal";
                actor?: "state" | "prefecture" | "insurer" | "trade-body" | "holder" | "wholesaler" | "provider" | "pmda" | "amed" | "research" | "unknown";
                /** @description 章の見出し（資料の言葉のまま） */
                chapter?: string;
                /** @description none=報告なし, planned=予定, started=開始済み, on-track=予定どおり, late=遅れ, done=完了, folded=他の取組に統合 */
                state?: "none" | "planned" | "started" | "on-track" | "late" | "done" | "folded";
                /** @description standing を使ってください */
                gap?: "no-status" | "overdue";
                /** @description 状況を時期とあわせたもの */
                standing?: "late" | "overdue" | "expired" | "no-status" | "none" | "planned" | "started" | "on-track" | "done" | "folded";
                /** @description KPIのid */
                kpi?: string;
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInitiative: {
        parameters: {
            query?: {
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description 取組のid */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Initiative"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKpis: {
        parameters: {
            query?: {
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Kpi"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadKpis: {
        parameters: {
            query?: {
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadKpiPoints: {
        parameters: {
            query?: {
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ファイル */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKpi: {
        parameters: {
            query?: {
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description KPIのid */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kpi"];
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoadmapUpdates: {
        parameters: {
            query?: {
                limit?: number;
                /** @description この日の終わりに分かっていたこと（既定は今日） */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 答え */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoadmapUpdate"][];
                    };
                };
            };
            /** @description If-None-Match に送られた ETag のときから変わっていません */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 送られたものの誤り */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description サイトの側の誤り */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
