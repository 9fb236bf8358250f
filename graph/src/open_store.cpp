// Sections to store: each view on its section, with its size checked.
#include <fmt/format.h>

#include "fault.hpp"
#include "section_list.hpp"

namespace entente {

class StoreOpener {
public:
    explicit StoreOpener(SectionList list) : list_(std::move(list)) {}

    std::shared_ptr<const GraphStore> open() {
        open_counts();
        open_strings();
        open_nodes();
        open_edges();
        open_names();
        open_columns();
        store_->sections = list_.sections();
        store_->keepers = list_.keepers();
        return store_;
    }

private:
    static constexpr std::size_t any_size = ~std::size_t{0};

    [[noreturn]] static void refuse(SectionKind kind, std::uint32_t index, const char* what) {
        throw data_error("DamagedImage", fmt::format("The graph's section {} of kind {} {}.", index,
                                                     static_cast<std::uint32_t>(kind), what));
    }

    template <class T>
    std::span<const T> find(SectionKind kind, std::size_t size, std::uint32_t index = 0) const {
        std::span<const std::byte> bytes;
        for (const Section& section : list_.sections()) {
            if (section.kind == kind && section.index == index) bytes = section.bytes;
        }
        if (bytes.size() % sizeof(T) != 0) refuse(kind, index, "is cut short");
        if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) != 0) {
            refuse(kind, index, "is not aligned");
        }
        if (size != any_size && bytes.size() / sizeof(T) != size) {
            refuse(kind, index, "has the wrong size");
        }
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    /// An array that is left out when no row needs it.
    template <class T>
    std::span<const T> find_optional(SectionKind kind, std::size_t size) const {
        const auto found = find<T>(kind, any_size);
        return found.empty() ? found : find<T>(kind, size);
    }
    /// Offsets into `items`: one more than there are rows, the last of them the end.
    template <class T>
    std::span<const T> find_offsets(SectionKind kind, std::size_t rows, std::size_t items) const {
        const auto offsets = find<T>(kind, rows + 1);
        if (offsets.front() != 0 || offsets.back() != items) {
            refuse(kind, 0, "does not span what it points into");
        }
        return offsets;
    }

    void open_counts() {
        counts_ = find<GraphCounts>(SectionKind::counts, 1).front();
        store_->counts = counts_;
    }

    void open_strings() {
        GraphStore& s = *store_;
        s.string_bytes = find<char>(SectionKind::string_bytes, any_size);
        s.string_offsets = find_offsets<std::uint64_t>(SectionKind::string_offsets, counts_.strings,
                                                       s.string_bytes.size());
        s.string_slots = find<StringId>(SectionKind::string_slots, any_size);
        const std::size_t slots = s.string_slots.size();
        const bool right = slots == 0 ? counts_.strings == 0
                                      : (slots & (slots - 1)) == 0 && slots > counts_.strings;
        if (!right) refuse(SectionKind::string_slots, 0, "has the wrong size");
        s.label_names = find<StringId>(SectionKind::label_names, counts_.labels);
        s.type_names = find<StringId>(SectionKind::type_names, counts_.types);
        s.key_names = find<StringId>(SectionKind::key_names, counts_.keys);
    }

    void open_nodes() {
        GraphStore& s = *store_;
        s.label_set_of = find<std::uint32_t>(SectionKind::label_set_of, counts_.nodes);
        s.label_set_items = find<LabelId>(SectionKind::label_set_items, any_size);
        s.label_set_offsets = find_offsets<std::uint32_t>(
            SectionKind::label_set_offsets, counts_.label_sets, s.label_set_items.size());
        s.label_nodes = find<NodeId>(SectionKind::label_nodes, any_size);
        s.label_offsets = find_offsets<std::uint32_t>(SectionKind::label_offsets, counts_.labels,
                                                      s.label_nodes.size());
        s.node_ids = find_optional<StringId>(SectionKind::node_ids, counts_.nodes);
        s.nodes_by_id = find<NodeId>(SectionKind::nodes_by_id, any_size);
        s.node_validity = find_optional<Interval>(SectionKind::node_validity, counts_.nodes);
    }

    void open_edges() {
        GraphStore& s = *store_;
        const bool wide = counts_.types > 256;
        const std::size_t type_bytes = std::size_t{counts_.edges} * (wide ? 2 : 1);
        s.out_offsets =
            find_offsets<EdgeId>(SectionKind::out_offsets, counts_.nodes, counts_.edges);
        s.out_targets = find<NodeId>(SectionKind::out_targets, counts_.edges);
        s.out_type_bytes = find<std::uint8_t>(SectionKind::out_types, type_bytes);
        s.in_offsets = find_offsets<EdgeId>(SectionKind::in_offsets, counts_.nodes, counts_.edges);
        s.in_edges = find<EdgeId>(SectionKind::in_edges, counts_.edges);
        s.in_sources = find<NodeId>(SectionKind::in_sources, counts_.edges);
        s.in_type_bytes = find<std::uint8_t>(SectionKind::in_types, type_bytes);
        s.out_types = TypeArray(s.out_type_bytes, wide);
        s.in_types = TypeArray(s.in_type_bytes, wide);
        s.type_counts = find<EdgeId>(SectionKind::type_counts, counts_.types);
        s.edge_validity = find_optional<Interval>(SectionKind::edge_validity, counts_.edges);
        s.derived_edges = find<EdgeId>(SectionKind::derived_edges, any_size);
        s.premise_edges = find<EdgeId>(SectionKind::premise_edges, any_size);
        s.premise_offsets = find_offsets<std::uint32_t>(
            SectionKind::premise_offsets, s.derived_edges.size(), s.premise_edges.size());
    }

    void open_names() {
        GraphStore& s = *store_;
        s.name_bytes = find<char>(SectionKind::name_bytes, any_size);
        s.name_offsets = find_offsets<std::uint64_t>(SectionKind::name_offsets, counts_.names,
                                                     s.name_bytes.size());
        s.name_nodes = find<NodeId>(SectionKind::name_nodes, counts_.names);
        s.name_kinds = find<NameKind>(SectionKind::name_kinds, counts_.names);
        s.name_texts = find<StringId>(SectionKind::name_texts, counts_.names);
        s.names.store_ = store_.get();
    }

    void open_columns() {
        GraphStore& s = *store_;
        s.list_cells = find<Cell>(SectionKind::list_cells, any_size);
        s.column_records = find<ColumnRecord>(SectionKind::columns, any_size);
        s.columns.resize(s.column_records.size());
        s.node_columns.resize(counts_.keys);
        s.edge_columns.resize(counts_.keys);
        for (std::uint32_t i = 0; i < s.columns.size(); ++i) {
            const ColumnRecord& record = s.column_records[i];
            if (record.key >= counts_.keys || record.type > ColumnType::mixed) {
                refuse(SectionKind::columns, i, "is of no known form");
            }
            open_column(s.columns[i], record, i);
            auto& by_key = record.of_edges != 0 ? s.edge_columns : s.node_columns;
            by_key[record.key] = &s.columns[i];
        }
    }

    static std::size_t cell_size(ColumnType type) {
        switch (type) {
            case ColumnType::boolean:
                return 1;
            case ColumnType::text:
            case ColumnType::date:
                return 4;
            case ColumnType::integer:
            case ColumnType::real:
                return 8;
            case ColumnType::mixed:
                break;
        }
        return sizeof(Cell);
    }

    void open_column(Column& column, const ColumnRecord& record, std::uint32_t index) {
        column.type_ = record.type;
        column.sparse_ = record.sparse != 0;
        column.size_ = record.size;
        column.row_count_ = record.of_edges != 0 ? counts_.edges : counts_.nodes;
        column.store_ = store_.get();
        const std::size_t rows = column.row_count_;
        if (column.sparse_) {
            column.rows_ = find<std::uint32_t>(SectionKind::column_rows, record.size, index);
        } else if (record.size != rows) {
            column.present_ =
                find<std::uint64_t>(SectionKind::column_present, (rows + 63) / 64, index);
        }
        const std::size_t cells = column.sparse_ ? record.size : rows;
        column.cells_ =
            find<std::byte>(SectionKind::column_cells, cells * cell_size(record.type), index);
    }

    SectionList list_;
    GraphCounts counts_;
    std::shared_ptr<GraphStore> store_ = std::make_shared<GraphStore>();
};

std::shared_ptr<const GraphStore> open_store(SectionList list) {
    return StoreOpener(std::move(list)).open();
}

}  // namespace entente
