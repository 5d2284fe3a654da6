import { Button, Input, InputNumber } from 'antd';
import { ReceivedLine } from '#contract/receiving';
import { device } from '#fields/catalog';
import { nameOf } from '#kernel/field';
import { DayInput } from '#web/DayInput.tsx';
import { useLanguage } from '#web/language.tsx';
import { Serials } from '#web/Serials.tsx';
import { type Column, Table } from '#web/Table.tsx';
import type { Line } from './received-lines.ts';
import './receive.css';

type Props = { lines: readonly Line[]; onChange: (line: Line) => void; onRemove: (line: Line) => void };

/** The lines of this delivery, each to be corrected by hand. */
export const LinesTable = ({ lines, onChange, onRemove }: Props) => (
  <Table
    label={{ zh: '收货明细', en: 'Lines to receive' }}
    rows={lines}
    keyOf={({ key }) => key}
    columns={columnsOf(onChange, onRemove)}
  />
);

const { shape } = ReceivedLine;

const columnsOf = (onChange: Props['onChange'], onRemove: Props['onRemove']): Column<Line>[] => [
  {
    title: nameOf(device.name),
    className: 'line-product',
    cell: ({ product }) => <Named product={product} />,
  },
  {
    title: nameOf(shape.lotNumber),
    className: 'line-lot',
    cell: (line) => <Lot line={line} onChange={onChange} />,
  },
  {
    title: nameOf(shape.productionOn),
    className: 'line-day',
    cell: (line) => <LineDay line={line} name="productionOn" onChange={onChange} />,
  },
  {
    title: nameOf(shape.lastUseOn),
    className: 'line-day',
    cell: (line) => <LineDay line={line} name="lastUseOn" onChange={onChange} />,
  },
  {
    title: nameOf(shape.quantity),
    className: 'line-amount',
    cell: (line) => <Amount line={line} onChange={onChange} />,
  },
  { title: { zh: '操作', en: 'Do' }, cell: (line) => <Remove line={line} onRemove={onRemove} /> },
];

const Named = ({ product }: { product: Line['product'] }) => (
  <div>
    <div className="line-name">{product.name}</div>
    <div className="quiet line-model">
      {product.model} · {product.registrantName}
    </div>
    <div className="quiet line-model">{product.primaryDi}</div>
  </div>
);

type Cell = { line: Line; onChange: Props['onChange'] };

const Lot = ({ line, onChange }: Cell) => {
  const { say } = useLanguage();
  return (
    <Input
      aria-label={`${say(nameOf(shape.lotNumber))} ${line.product.name}`}
      maxLength={50}
      autoComplete="off"
      value={line.lotNumber}
      onChange={(event) => onChange({ ...line, lotNumber: event.target.value })}
    />
  );
};

const LineDay = ({ line, name, onChange }: Cell & { name: 'productionOn' | 'lastUseOn' }) => {
  const { say } = useLanguage();
  return (
    <DayInput
      label={`${say(nameOf(shape[name]))} ${line.product.name}`}
      value={line[name]}
      onChange={(day) => onChange({ ...line, [name]: day })}
    />
  );
};

const Amount = ({ line, onChange }: Cell) => {
  const { say } = useLanguage();
  if (line.product.isTrackedBySerial) {
    return (
      <Serials
        serials={line.serials}
        onChange={(serials) => onChange({ ...line, serials, quantity: serials.length })}
      />
    );
  }
  return (
    <InputNumber
      aria-label={`${say(nameOf(shape.quantity))} ${line.product.name}`}
      min={1}
      precision={0}
      inputMode="numeric"
      value={line.quantity}
      onChange={(quantity) => onChange({ ...line, quantity })}
    />
  );
};

const Remove = ({ line, onRemove }: { line: Line; onRemove: Props['onRemove'] }) => {
  const { say } = useLanguage();
  const name = `${line.product.name} ${line.lotNumber}`.trim();
  return (
    <Button
      type="text"
      danger
      aria-label={say({ zh: `移除 ${name}`, en: `Remove ${name}` })}
      onClick={() => onRemove(line)}
    >
      {say({ zh: '移除', en: 'Remove' })}
    </Button>
  );
};
