import { Button } from 'antd';
import { TracedUnit, trace } from '#contract/trace';
import { nameOf } from '#kernel/field';
import { useAskMore } from '#web/ask.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Table } from '#web/Table.tsx';

type Props = { lotId: string; serial: string | undefined; onOnly: (serial: string) => void };

const { shape } = TracedUnit;

/** The units of a lot one by one; pressing a serial number follows that unit alone. */
export const UnitsTable = ({ lotId, serial, onOnly }: Props) => {
  const { say } = useLanguage();
  const asked = useAskMore(trace.units, {
    input: (key) => ({ lotId, ...(serial !== undefined && { serial }), ...(key !== undefined && { after: key }) }),
    next: (page) => page.next,
  });
  return (
    <Loaded asked={asked}>
      {({ pages }) => {
        const units = pages.flatMap((page) => page.units);
        if (units.length === 0) return <Empty>{say({ zh: '没有这个序列号', en: 'No such serial number' })}</Empty>;
        return (
          <>
            <Table
              label={trace.units.title}
              rows={units}
              keyOf={({ unitId }) => unitId}
              columns={[
                {
                  title: nameOf(shape.serial),
                  cell: (unit) => (
                    <Button type="link" className="unit-serial" onClick={() => onOnly(unit.serial)}>
                      {unit.serial}
                    </Button>
                  ),
                },
                { title: nameOf(shape.place), cell: ({ place }) => say(place) },
                { title: nameOf(shape.holder), cell: ({ holder }) => holder },
                { title: nameOf(shape.status), cell: ({ status }) => <StatusTag status={status} /> },
              ]}
            />
            <LoadMore asked={asked} />
          </>
        );
      }}
    </Loaded>
  );
};
