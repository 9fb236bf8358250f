// The grammar of the clauses that change the graph, and of CALL.
#include "cypher_rules.hpp"

namespace entente::cypher {

struct CreateRule {};
struct MergeRule {};
struct SetRule {};
struct RemoveRule {};
struct DeleteRule {};
struct CallRule {};

namespace {

struct AssignmentRule {};
struct ActionRule {};
struct ProcedureRule {};
struct ArgumentsRule {};
struct YieldRule {};

/// `target = value`, `target += value`, `target`: what an item of SET is before it is known which
/// kind its target makes it.
struct Assignment {
    ast::Expression target;
    std::optional<ast::Expression> value;
    bool add = false;
};

const x3::rule<AssignmentRule, Assignment> assignment{"assignment"};
const x3::rule<ActionRule, ast::MergeAction> action{"action"};
const x3::rule<ProcedureRule, ast::Symbol> procedure{"procedure"};
const x3::rule<ArgumentsRule, std::vector<ast::Expression>> arguments{"arguments"};
const x3::rule<YieldRule, ast::YieldItem> yield{"yield"};

const auto comma = sign(Sign::comma);

// ---------------------------------------------------------------- CREATE and MERGE

const auto create_def =
    placed(word(Word::create) >> creating(named_path)[push<&ast::Create::patterns>] % comma);

using MA = ast::MergeAction;
const auto action_def = word(Word::on) >>
                        (word(Word::create)[assign<&MA::on_create, true>] | word(Word::match)) >>
                        set_clause[set<&MA::set>];
const auto merge_def = placed(word(Word::merge) >> named_path[set<&ast::Merge::pattern>] >>
                              *action[push<&ast::Merge::actions>]);

// ---------------------------------------------------------------- SET and REMOVE

[[noreturn]] void refuse(const ast::Expression& target, std::string message) {
    throw Error({.type = "SyntaxError",
                 .phase = "compile time",
                 .detail = "UnexpectedSyntax",
                 .message = std::move(message),
                 .place = target.place,
                 .suggestions = {}});
}

/// `variable:Label1:Label2`, or nothing.
std::optional<ast::ChangedLabels> as_labels(ast::Expression& target) {
    auto* labels = std::get_if<ast::HasLabels>(&target.node);
    if (labels == nullptr) return std::nullopt;
    auto* variable = std::get_if<ast::Variable>(&labels->subject->node);
    if (variable == nullptr) return std::nullopt;
    return ast::ChangedLabels{{std::move(variable->name), labels->subject->place},
                              std::move(labels->labels),
                              target.place};
}

/// Nothing when it is not finished.
std::optional<ast::SetItem> as_set_item(Assignment& item) {
    const Place place = item.target.place;
    if (!item.value) {
        if (auto labels = as_labels(item.target)) return std::move(*labels);
        return std::nullopt;
    }
    auto* property = std::get_if<ast::Property>(&item.target.node);
    if (property != nullptr && !item.add) {
        return ast::SetProperty{std::move(*property), std::move(*item.value), place};
    }
    if (auto* variable = std::get_if<ast::Variable>(&item.target.node)) {
        return ast::SetProperties{
            {std::move(variable->name), place}, item.add, std::move(*item.value), place};
    }
    refuse(
        item.target,
        property != nullptr
            ? "\"+=\" adds to all properties of a variable, as in \"SET n += {name: 'x'}\": a "
              "single property is set with \"=\"."
            : "SET cannot change this: it sets a property (n.key = ...), all of them (n = ..., n "
              "+= ...) or labels (n:Label).");
}

struct AddSetItem {
    template <class Ctx>
    void operator()(Ctx& context) const {
        auto item = as_set_item(x3::_attr(context));
        x3::_pass(context) = item.has_value();
        if (item) x3::_val(context).items.push_back(std::move(*item));
    }
};
using AS = Assignment;
const auto assignment_def = operand[set<&AS::target>] >>
                            -(sign(Sign::equal) >> expression[set<&AS::value>] |
                              sign(Sign::plus_equal)[assign<&AS::add, true>] >>
                                  expression[set<&AS::value>]);
const auto set_clause_def = placed(word(Word::set) >> assignment[AddSetItem{}] % comma);

struct AddRemoveItem {
    template <class Ctx>
    void operator()(Ctx& context) const {
        ast::Expression& target = x3::_attr(context);
        auto& items = x3::_val(context).items;
        if (auto labels = as_labels(target)) {
            items.emplace_back(std::move(*labels));
        } else if (auto* property = std::get_if<ast::Property>(&target.node)) {
            items.emplace_back(ast::RemoveProperty{std::move(*property), target.place});
        } else {
            refuse(target,
                   "REMOVE cannot remove this: it removes a property (n.key) or labels (n:Label). "
                   "DELETE deletes nodes and relationships.");
        }
    }
};
const auto remove_def = placed(word(Word::remove) >> operand[AddRemoveItem{}] % comma);

// ---------------------------------------------------------------- DELETE

using DL = ast::Delete;
const auto delete__def = placed(-word(Word::detach)[assign<&DL::detach, true>] >>
                                word(Word::delete_) >> expression[push<&DL::items>] % comma);

// ---------------------------------------------------------------- CALL

struct AppendName {
    template <class Ctx>
    void operator()(Ctx& context) const {
        x3::_val(context).text += '.' + x3::_attr(context).text;
    }
};
const auto name_part = schema_name(Class::procedure_name);
const auto procedure_def = placed(name_part[same] >> *(sign(Sign::dot) >> name_part[AppendName{}]));
const auto arguments_def = sign(Sign::left_paren) >> -(expression[push_back] % comma) >>
                           sign(Sign::right_paren);

using YI = ast::YieldItem;
const auto yield_def = variable[set<&YI::field>] >> -(word(Word::as) >> variable[set<&YI::alias>]);

using CL = ast::Call;
const auto yields = sign(Sign::star)[assign<&CL::yield_star, true>] |
                    yield[push<&CL::yield>] % comma >>
                        -(word(Word::where) >> expression[set<&CL::where>]);
const auto call_def = placed(word(Word::call) >> procedure[set<&CL::procedure>] >>
                             -arguments[set<&CL::arguments>] >> -(word(Word::yield) >> yields));

BOOST_SPIRIT_DEFINE(assignment, action, procedure, arguments, yield)

}  // namespace

BOOST_SPIRIT_DEFINE(create, merge, set_clause, remove, delete_, call)

BOOST_SPIRIT_INSTANTIATE(decltype(create), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(merge), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(set_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(remove), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(delete_), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(call), Iterator, Context)

}  // namespace entente::cypher
