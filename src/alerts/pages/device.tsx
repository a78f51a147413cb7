import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatCount } from '../../ui/format.ts';
import { Button } from '../../ui/forms/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { AddByList } from './device/add-by-list.tsx';
import { AddBySearch } from './device/add-by-search.tsx';
import { DeviceNews } from './device/device-news.tsx';
import { Part } from './device/part.tsx';
import { ProductList } from './device/product-list.tsx';
import { PushSwitch } from './device/push-switch.tsx';
import { TakeAway } from './device/take-away.tsx';
import { TopicChoice } from './device/topic-choice.tsx';
import { useDeviceList } from './device/use-device-list.ts';
import { WhatIsKnown } from './device/what-is-known.tsx';

export function meta() {
  return [
    { title: 'この端末だけの品目リスト｜安定 Antei' },
    {
      name: 'description',
      content:
        '見たい品目のリストをこの端末の中だけに置き、変化の知らせを受け取ります。リストはサーバーに送りません。',
    },
    // On the home screen of iOS, and only there, a page may notify.
    { tagName: 'link', rel: 'manifest', href: '/manifest.webmanifest' },
  ];
}

export default function DeviceListPage() {
  return (
    <>
      <Breadcrumbs
        items={[{ label: 'わたしの品目リスト', to: '/lists' }, { label: 'この端末だけのリスト' }]}
      />
      <PageHeading
        title="この端末だけの品目リスト"
        lead="リストはこのブラウザーの中だけに保存し、サーバーには送りません。登録もいりません。"
      />
      <noscript>
        <Notice kind="warning" title="このページにはJavaScriptが必要です">
          <p>
            リストを端末の中に置き、端末の中で照らし合わせるためです。JavaScriptを使わないときは、
            <a href="/lists">サイトに置く品目リスト</a>を作り、メールで知らせを受け取れます。
          </p>
        </Notice>
      </noscript>
      <div className="space-y-10">
        <DeviceListParts />
        <Part id="known" title="サーバーが知ること、端末から消えるとき">
          <WhatIsKnown />
        </Part>
      </div>
    </>
  );
}

function DeviceListParts() {
  const device = useDeviceList();
  const { list, catalogue, news, failure } = device;
  const message = useMessage();
  const { add, remove } = device;

  const addAndSay = useCallback(
    async (products: readonly { code: string; name: string }[]) => {
      const { added, leftOut } = await add(products);
      const codes = added.map(({ code }) => code);
      const what = added.length === 1 ? `「${added[0]!.name}」` : `${formatCount(added.length)}品目`;
      message.say(
        (added.length > 0 ? `${what}を入れました。` : 'どれも、もうリストに入っています。') +
          (leftOut > 0 ? `上限の20,000品目を超える${formatCount(leftOut)}品目は入っていません。` : ''),
        added.length > 0 ? () => remove(codes) : undefined,
      );
    },
    [add, remove, message.say],
  );
  useAddFromAddress(catalogue?.byCode, addAndSay);

  if (failure && !list) return <Notice kind="error" title={failure} />;
  if (!list) return <Loading />;
  const empty = list.products.length === 0;
  const listed = new Set(list.products.map(({ code }) => code));
  return (
    <>
      {failure ? <Notice kind="error" title={failure} /> : null}
      {empty ? null : (
        <Part id="news" title="最近の知らせ">
          {news ? <DeviceNews list={list} news={news} /> : failure ? null : <p>読み込んでいます…</p>}
        </Part>
      )}
      <Part id="products" title={`リストの品目　${formatCount(list.products.length)}品目`}>
        <AddBySearch catalogue={catalogue} listed={listed} onAdd={(products) => void addAndSay(products)} />
        <AddByList catalogue={catalogue} onAdd={(products) => void addAndSay(products)} />
        {message.shown}
        <ProductList
          list={list}
          catalogue={catalogue}
          onRemove={async (product) => {
            await remove([product.code]);
            message.say(`「${product.name}」を外しました。`, () => add([product]));
          }}
        />
      </Part>
      <Part id="push" title="この端末への通知">
        <PushSwitch
          pushed={list.pushed}
          onChange={(pushed) => device.change((kept) => ({ ...kept, pushed }))}
        />
      </Part>
      <Part id="topics" title="知らせること">
        <TopicChoice wants={list.wants} onChange={(wants) => void device.want(wants)} />
      </Part>
      {empty ? null : (
        <Part id="take-away" title="書き出しと消去">
          <TakeAway list={list} onForget={() => void device.forget()} />
        </Part>
      )}
    </>
  );
}

/** Of about the height of an empty list. Without scripts it would say something for ever. */
function Loading() {
  return <p className="min-h-96 noscript:hidden">リストを読み込んでいます…</p>;
}

/** What was done last, said to everybody, with the way back. */
function useMessage() {
  const [message, setMessage] = useState<{ text: string; undo?: () => unknown } | null>(null);
  const say = useCallback((text: string, undo?: () => unknown) => setMessage({ text, undo }), []);
  const undo = () => {
    void message?.undo?.();
    setMessage({ text: '元に戻しました。' });
  };
  const shown = (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-3">
      {message ? <span>{message.text}</span> : null}
      {message?.undo ? (
        <Button type="button" size="sm" variant="text" onClick={undo}>
          元に戻す
        </Button>
      ) : null}
    </div>
  );
  return { say, shown };
}

/** `#add=CODE,CODE`: ticked on other pages. A fragment never reaches the server; it is taken out of the address at once. */
function useAddFromAddress(
  byCode: ReadonlyMap<string, { code: string; name: string }> | undefined,
  add: (products: { code: string; name: string }[]) => Promise<void>,
) {
  const { hash } = useLocation();
  useEffect(() => {
    if (!byCode || !hash.startsWith('#add=')) return;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const codes = decodeURIComponent(hash.slice('#add='.length)).split(',');
    void add(codes.flatMap((code) => byCode.get(code) ?? []));
  }, [byCode, hash, add]);
}
