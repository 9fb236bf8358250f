// Pacts as a folder of facts.
#pragma once

#include "data_sets.hpp"
#include "folder_writer.hpp"
#include "pacts.hpp"
#include "repairs.hpp"
#include "states.hpp"

namespace entente::importing {

/// Writes countries, treaties, parties and, where a file tells of pairs of states, who guarantees
/// whom and who is allied.
class PactFolder {
public:
    /// REQUIRES that all outlive it.
    PactFolder(const DataSetFacts& facts, Pacts& pacts, States& states, Repairs& repairs);

    void write(FolderWriter& folder);
    [[nodiscard]] std::size_t edges() const {
        return parties_.rows() + guarantees_.rows() + allied_.rows();
    }

private:
    /// A state's part in a pact.
    struct Party {
        std::size_t state;
        Span span;
        std::string role;
        std::optional<Date> signed_on;
    };

    void add(Pact& pact);
    void add_treaty(const Pact& pact, const std::vector<Party>& parties, const Duties& duties);
    void add_parties(const Pact& pact, const std::vector<Party>& parties);
    void add_ties(const Pact& pact, const std::string& name);
    void add_tie(CsvText& file, const char* type, const Tie& tie, bool turned,
                 const std::string& name, const std::string& where);
    [[nodiscard]] std::vector<Party> parties_of(const Pact& pact);
    [[nodiscard]] std::vector<Party> parties_of_ties(const Pact& pact);
    [[nodiscard]] static std::vector<Party> merged(std::vector<Party> parties);
    [[nodiscard]] std::string name_of(const Pact& pact, const std::vector<Party>& parties) const;
    [[nodiscard]] std::string id_of(const Pact& pact) const;
    void note_missing_directions(Pact& pact);
    [[nodiscard]] std::string countries() const;
    [[nodiscard]] std::string source() const;

    const DataSetFacts& facts_;
    Pacts& pacts_;
    States& states_;
    Repairs& repairs_;
    CsvText treaties_;
    CsvText parties_;
    CsvText guarantees_;
    CsvText allied_;
    bool knows_directions_ = true;
};

}  // namespace entente::importing
