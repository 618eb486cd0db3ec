package store

import (
	"encoding/json"
	"fmt"

	"example.com/hoidong/scoring"
)

// An Act is one change, typed and complete: it holds all that is needed to make the change again. The journal stores
// acts; tables are written by apply and by nothing else, when the act is done and when the journal is replayed.
type Act interface {
	// kind names the act in the journal for good.
	kind() string
	// action is what the policy is asked.
	action() Action
	// check says whether the act may be done now. It reads, and writes nothing.
	check(*tx) error
	// apply writes what the act changes. It decides nothing: in a replay no check runs before it.
	apply(*tx) error
}

// An undoable act has another act that takes it back.
type undoable interface {
	Act
	inverse() Act
}

// A personal act changes what belongs to one member; only that member may do it.
type personal interface {
	owner() (member string)
}

// A founding act makes the round that it belongs to.
type founding interface{ founded() (round string) }

// kinds makes an empty act of each kind, to decode the journal into.
var kinds = index(
	func() Act { return new(CreateRound) },
	func() Act { return new(EditRound) },
	func() Act { return new(SetRules) },
	func() Act { return new(ChangePhase) },
	func() Act { return new(AuthorisePresiding) },
	func() Act { return new(AppointTellers) },
	func() Act { return new(MarkAttendance) },
	func() Act { return new(SetBoard) },
	func() Act { return new(CallSession) },
	func() Act { return new(SetAgenda) },
	func() Act { return new(WaiveSheets) },
	func() Act { return new(ImportCouncil) },
	func() Act { return new(EditMember) },
	func() Act { return new(RemoveMember) },
	func() Act { return new(ImportDossiers) },
	func() Act { return new(DecideLate) },
	func() Act { return new(RecordConclusion) },
	func() Act { return new(WithdrawDossier) },
	func() Act { return new(CorrectFigures) },
	func() Act { return new(EditDossier) },
	func() Act { return new(EditEnterprise) },
	func() Act { return new(ImportRecusals) },
	func() Act { return new(DeclareRecusal) },
	func() Act { return new(WithdrawRecusal) },
	func() Act { return new(DeclareInterest) },
	func() Act { return new(ImportSheets) },
	func() Act { return new(KeepScore) },
	func() Act { return new(KeepRemark) },
	func() Act { return new(ConfirmSheets) },
	func() Act { return new(ReopenSheets) },
	func() Act { return new(MoveScores) },
	func() Act { return new(SetChannel) },
	func() Act { return new(IssueForms) },
	func() Act { return new(CollectForms) },
	func() Act { return new(SpoilForm) },
	func() Act { return new(ReceiveForm) },
	func() Act { return new(RejectBallot) },
	func() Act { return new(KeyScore) },
	func() Act { return new(MarkKeyed) },
	func() Act { return new(SettleKeying) },
	func() Act { return new(CallRescoring) },
	func() Act { return new(WithdrawRescoring) },
	func() Act { return new(GivePoints) },
	func() Act { return new(IssueCodes) },
	func() Act { return new(RegisterKey) },
	func() Act { return new(ForgetKey) },
	func() Act { return new(LockOut) },
	func() Act { return new(TookOver) },
	func() Act { return new(BeginPacket) },
	func() Act { return new(SealPacket) },
)

func index(makers ...func() Act) map[string]func() Act {
	kinds := make(map[string]func() Act, len(makers))
	for _, maker := range makers {
		kinds[maker().kind()] = maker
	}
	return kinds
}

// decodeAct reads an act back from the journal.
func decodeAct(kind string, text []byte) (Act, error) {
	maker, known := kinds[kind]
	if !known {
		return nil, scoring.NewFault("file.newer")
	}
	act := maker()
	if err := json.Unmarshal(text, act); err != nil {
		return nil, fmt.Errorf("store: act %s: %w", kind, err)
	}
	return act, nil
}
